/** For specs: a small plan record of our own making. */
import { type PlannedResource, type PlanRecord, planRecordSchema } from "@drydock/core/plan-record";

type Sample = Partial<PlannedResource> & Pick<PlannedResource, "name" | "inputs">;

export function sampleRecord(resources: readonly Sample[], rest: Partial<PlanRecord> = {}): PlanRecord {
  return planRecordSchema.parse({
    schemaVersion: 1,
    environment: "sample",
    topology: "layered",
    layers: [{ name: "base", upstream: [], resources: resources.length }],
    resources: resources.map((resource) => ({
      urn: `urn:pulumi:sample::drydock-base::aws:kms/key:Key::${resource.name}`,
      type: "aws:kms/key:Key",
      layer: "base",
      parent: null,
      component: null,
      dependsOn: [],
      ...resource,
    })),
    policy: { evaluated: 0, violations: [] },
    preflight: [],
    ...rest,
  });
}
