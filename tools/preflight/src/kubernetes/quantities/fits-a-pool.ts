/** Check: every pod fits a node of at least one pool that takes it. */
import { failure, type Finding, warning } from "../finding.ts";
import { byNamespace } from "../objects.ts";
import { podTemplates, type PodTemplate } from "../pods.ts";
import { entries, pathText, records } from "../read.ts";
import type { World } from "../world.ts";
import { defaultsOf } from "./limit-ranges.ts";
import { type Defaults, podResources } from "./pod-resources.ts";
import { accepts, type Pool } from "./pools.ts";
import { exceeds, quantityText } from "./quantity.ts";

/** Nothing is said where the plan has no pools: its nodes come from elsewhere. */
export function poolFindings({ objects }: World, pools: readonly Pool[]): Finding[] {
  if (pools.length === 0) return [];
  return [...byNamespace(objects).values()].flatMap((inside) => {
    const defaults = defaultsOf(inside);
    return podTemplates(inside).flatMap((template) => poolFinding(template, defaults, pools));
  });
}

function poolFinding(template: PodTemplate, defaults: Defaults, pools: readonly Pool[]): Finding[] {
  const { owner, path, spec } = template;
  const open = pools.filter((pool) => accepts(pool, spec));
  const place = pathText([...path, "spec"]);
  if (open.length === 0) {
    return [
      failure("quantities/NoPool", owner, {
        path: place,
        message: `no pool takes the pod: ${constraints(template)}; pools are ${pools.map(poolInWords).join("; ")}`,
        remediation: "correct the node selector or affinity, or tolerate the taint of the pool that is meant",
      }),
    ];
  }
  const requests = podResources(template, defaults, "requests");
  const cpu = requests["cpu"] ?? 0;
  const memory = requests["memory"] ?? 0;
  if (
    open.some(({ sizes }) => sizes.some((size) => !exceeds(cpu, size.cpu) && !exceeds(memory, size.memory)))
  )
    return [];
  const asked = `the pod asks for ${quantityText("cpu", cpu)} cpu and ${quantityText("memory", memory)} memory`;
  const largest = open.map(largestInWords).join("; ");
  if (open.some((pool) => pool.open)) {
    return [
      warning("quantities/NotKnown", owner, {
        path: place,
        message: `${asked}, more than any node that the catalogue has facts about: ${largest}`,
        remediation: "ask for less, or add the instance type that is meant to the catalogue",
      }),
    ];
  }
  return [
    failure("quantities/TooLarge", owner, {
      path: place,
      message: `${asked}, and no node that takes it has so much to give: ${largest}`,
      remediation: "ask for less, or give the pool larger instances",
    }),
  ];
}

function constraints({ spec }: PodTemplate): string {
  const selector = entries(spec["nodeSelector"]).map(([key, value]) => `${key}=${String(value)}`);
  const tolerations = records(spec["tolerations"]).map(([{ key, value }]) =>
    [key, value].filter(Boolean).join("="),
  );
  const affinity = entries(spec["affinity"]).some(([key]) => key === "nodeAffinity")
    ? ", and a node affinity"
    : "";
  return `it selects ${selector.join(",") || "any node"}, tolerates ${tolerations.join(",") || "no taint"}${affinity}`;
}

function poolInWords({ name, taints, labels }: Pool): string {
  const tainted = taints.map(({ key, value }) => `${String(key)}=${String(value)}`).join(",");
  const workload = labels.get("workload");
  return [name, workload && `workload=${workload.join("|")}`, tainted && `tainted ${tainted}`]
    .filter(Boolean)
    .join(" ");
}

function largestInWords({ name, sizes }: Pool): string {
  const [largest] = [...sizes].sort((a, b) => b.memory - a.memory || b.cpu - a.cpu);
  if (!largest) return `${name} with no known instance type`;
  return `${name} up to ${largest.type} with ${quantityText("cpu", largest.cpu)} cpu and ${quantityText("memory", largest.memory)} memory`;
}
