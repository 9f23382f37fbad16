/** Proves that every alert and every failure of the source documents has a runbook, and that runbooks name what the plan has. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { documentsIn, FAILURES, runbooksNamed } from "@drydock/readiness";
import { REPOSITORY } from "../support/drydock.ts";
import { type Planned, plannedResources } from "../support/plan.ts";

const ENVIRONMENTS = ["dev", "staging", "prod", "prod-dr"] as const;
const FOLDER = "docs/runbooks/";
const INDEX = `${FOLDER}README.md`;

const documents = documentsIn(REPOSITORY);
const pages = documents.paths.filter((path) => path.startsWith(FOLDER));
const textOf = (path: string): string => documents.text(path) ?? assert.fail(`${path} does not exist`);

/** Targets of the page's links into the repository, from its root. */
function linksOf(path: string): string[] {
  return [...textOf(path).matchAll(/\]\(([^)#]+)[^)]*\)/g)]
    .map(([, target = ""]) => target)
    .filter((target) => !target.startsWith("https://"))
    .map((target) => normalize(join(dirname(path), target)));
}

/** Commands of the blocks and of the running text. */
function commandsOf(path: string): string[] {
  const text = textOf(path);
  const blocks = [...text.matchAll(/```\w*\n([\s\S]*?)```/g)].flatMap(([, block = ""]) => block.split("\n"));
  const inline = [...text.replaceAll(/```[\s\S]*?```/g, "").matchAll(/`([^`]+)`/g)].map(
    ([, one = ""]) => one,
  );
  return [...blocks, ...inline].map((line) => line.trim()).filter((line) => /^(kubectl|velero) /.test(line));
}

describe("runbooks", function () {
  this.timeout(120_000);
  const plans = {} as Record<(typeof ENVIRONMENTS)[number], Planned>;
  before(async () => {
    for (const name of ENVIRONMENTS) plans[name] = await plannedResources(name);
  });

  it("OPS-04: every alert of every environment has a page", () => {
    for (const name of ENVIRONMENTS) {
      const named = runbooksNamed(plans[name].record);
      assert.ok(named.length > 20, name);
      for (const path of named) assert.ok(documents.paths.includes(path), `${name}: ${path}`);
    }
  });

  it("OPS-04: every alarm that is mailed has a page", () => {
    const alarms = ENVIRONMENTS.flatMap((name) => plans[name].all("aws:cloudwatch/metricAlarm:MetricAlarm"));
    assert.ok(alarms.length > 0);
    for (const { name, inputs } of alarms) {
      const path = /docs\/runbooks\/\S+\.md/.exec(String(inputs["alarmDescription"]))?.[0];
      assert.ok(path !== undefined && documents.paths.includes(path), `${name}: ${path}`);
    }
  });

  for (const [failure, slug] of Object.entries(FAILURES)) {
    it(`OPS-04: ${failure}: a page that says where to look and what to do`, () => {
      const text = textOf(`${FOLDER}${slug}.md`);
      assert.match(text, /^# .+\n\n\S/);
      assert.match(text, /^(kubectl|istioctl|dig|npx) /m);
      if (slug !== "roll-back")
        for (const heading of ["Look", "Act"]) assert.match(text, RegExp(`^## ${heading}$`, "m"));
    });
  }

  it("has every page in the index, once", () => {
    const listed = linksOf(INDEX).filter((path) => path.startsWith(FOLDER));
    assert.deepEqual(
      listed.sort(),
      pages.filter((path) => path !== INDEX),
    );
  });

  for (const path of pages) {
    it(`${path}: its links lead somewhere`, () => {
      for (const target of linksOf(path)) assert.ok(existsSync(join(REPOSITORY, target)), target);
    });

    it(`${path}: its commands name namespaces and workloads of prod`, () => {
      const { record, resources } = plans.prod;
      const namespaces = resources
        .filter(({ type }) => type === "kubernetes:core/v1:Namespace")
        .map(({ inputs }) => (inputs as { metadata: { name: string } }).metadata.name);
      const known = new Set(["kube-system", ...namespaces]);
      const workloads = new Set(
        record.capacity?.placements.map(({ workload }) => workload.replace(/^.*: /, "").toLowerCase()),
      );
      for (const command of commandsOf(path)) {
        const namespace = / (?:-n|--namespace)[ =]([a-z][a-z0-9-]*)\b/.exec(command)?.[1];
        if (namespace === undefined) continue;
        assert.ok(known.has(namespace), command);
        const workload = / (deployment|statefulset|daemonset)[/ ]([a-z][a-z0-9-]*)/.exec(command);
        if (!workload) continue;
        const [, kind, name] = workload;
        assert.ok(workloads.has(`${kind} ${namespace}/${name}`), command);
      }
    });
  }
});
