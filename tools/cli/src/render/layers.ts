/** Layers of a plan: how much is in each, and what it stands on. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { table } from "./table.ts";

export function renderLayers(record: PlanRecord): string {
  const rows = record.layers.map(({ name, upstream, resources }) => {
    const own = record.resources.filter((resource) => resource.layer === name);
    const objects = own.filter(({ type }) => type.startsWith("kubernetes:")).length;
    const aws = own.filter(({ type }) => type.startsWith("aws:")).length;
    const findings = record.preflight.filter(
      (check) => check.layer === name && check.status === "fail",
    ).length;
    return [
      name,
      String(resources),
      String(aws),
      String(objects),
      upstream.join(", ") || "-",
      String(findings),
    ];
  });
  return table(["LAYER", "RESOURCES", "AWS", "KUBERNETES", "STANDS ON", "FINDINGS"], rows);
}
