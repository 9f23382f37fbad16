/** Check: a workload selects the pods of its own template, and its spread constraints count them. */
import { failure, type Finding } from "../finding.ts";
import type { KubernetesObject } from "../objects.ts";
import { podTemplates, type PodTemplate, runsOnce } from "../pods.ts";
import { isRecord, pathText, records } from "../read.ts";
import { labelSelector, matches, selectorText } from "./match.ts";

export function ownTemplateFindings(objects: readonly KubernetesObject[]): Finding[] {
  return podTemplates(objects).flatMap((template) => [
    ...selectorFindings(template),
    ...spreadFindings(template),
  ]);
}

function selectorFindings(template: PodTemplate): Finding[] {
  const { owner, labels } = template;
  const selector = (owner.tree["spec"] as Record<string, unknown> | undefined)?.["selector"];
  if (owner.kind === "Pod" || runsOnce(template) || !isRecord(selector)) return [];
  const requirements = labelSelector(selector);
  if (matches(requirements, { labels, complete: true }) !== "no") return [];
  return [
    failure("selectors/OwnTemplate", owner, {
      path: "spec.selector",
      message: `${selectorText(requirements)} does not select the pods of its own template, which have ${inWords(labels)}`,
      remediation: `give spec.selector and ${pathText([...template.path, "metadata", "labels"])} the same labels`,
    }),
  ];
}

function spreadFindings({ owner, path, labels, spec }: PodTemplate): Finding[] {
  return records(spec["topologySpreadConstraints"]).flatMap(([{ labelSelector: selector }, i]) => {
    const requirements = labelSelector(selector);
    if (!isRecord(selector) || matches(requirements, { labels, complete: true }) !== "no") return [];
    return failure("selectors/OwnTemplate", owner, {
      path: pathText([...path, "spec", "topologySpreadConstraints", i, "labelSelector"]),
      message: `${selectorText(requirements)} does not select the pods that it should spread, which have ${inWords(labels)}`,
      remediation: "select the workload's own pods",
    });
  });
}

function inWords(labels: Readonly<Record<string, string>>): string {
  return (
    Object.entries(labels)
      .map(([key, value]) => `${key}=${value}`)
      .join(",") || "no labels"
  );
}
