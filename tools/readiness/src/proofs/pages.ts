/** Proofs by documents. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { absent, type Found, type Proof, shown } from "../proof.ts";
import { FAILURES } from "./failures.ts";
import { at, listAt } from "./inputs.ts";

/** A page that exists, and has the headings. */
export function page(path: string, ...headings: readonly string[]): Proof {
  return ({ documents }): Found => {
    const text = documents.text(path);
    if (text === undefined) return absent(`${path} does not exist`);
    const without = headings.filter((heading) => !text.split("\n").includes(`## ${heading}`));
    return without.length === 0
      ? shown({ kind: "document", name: path })
      : absent(`${path} does not say: ${without.join(", ")}`);
  };
}

/** Every layer of the plan has its page. */
export const layerPages: Proof = ({ record, documents }) =>
  pages(
    record.layers.map(({ name }) => `docs/layers/${name}.md`),
    documents.paths,
    "layers",
  );

/** Every alert of the plan has a runbook. */
export const alertRunbooks: Proof = ({ record, documents }) =>
  pages([...new Set(runbooksNamed(record))], documents.paths, "alerts");

/** Every failure that the source documents tell of has a runbook. */
export const failureRunbooks: Proof = ({ documents }) =>
  pages(
    [...new Set(Object.values(FAILURES))].map((slug) => `docs/runbooks/${slug}.md`),
    documents.paths,
    "failures",
  );

function pages(wanted: readonly string[], paths: readonly string[], what: string): Found {
  const [first] = wanted;
  const lost = wanted.filter((path) => !paths.includes(path));
  if (first === undefined) return absent(`the plan has no ${what}`);
  if (lost.length > 0) return absent(`no page ${lost.join(", ")}`);
  return shown({
    kind: "document",
    name: first,
    value: `a page for each of the ${what}`,
    ...(wanted.length > 1 ? { more: wanted.length - 1 } : {}),
  });
}

/** Paths behind the links of alerts; an alert without one counts as a page that nobody wrote. */
export function runbooksNamed({ resources }: Pick<PlanRecord, "resources">): readonly string[] {
  return resources
    .filter(({ id, type }) => id !== undefined && type.endsWith(":PrometheusRule"))
    .flatMap(({ inputs }) => listAt(inputs, "spec", "groups"))
    .flatMap((group) => listAt(group, "rules"))
    .filter((one) => typeof at(one, "alert") === "string")
    .map((one) => {
      const url = String(at(one, "annotations", "runbook_url"));
      return /\/(docs\/runbooks\/[^/]+\.md)$/.exec(url)?.[1] ?? `for alert ${String(at(one, "alert"))}`;
    });
}
