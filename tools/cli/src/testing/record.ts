/** For specs: plan records of a few resources. */
import { type PlannedResource, type PlanRecord, planRecordSchema } from "@drydock/core/plan-record";

type Sample = Partial<PlannedResource> & Pick<PlannedResource, "name" | "type">;

export function resource(sample: Sample): PlannedResource {
  return {
    urn: `urn:pulumi:sample::drydock-base::${sample.type}::${sample.name}`,
    layer: "base",
    parent: null,
    component: null,
    dependsOn: [],
    inputs: {},
    ...sample,
  };
}

export function record(resources: readonly PlannedResource[], rest: Partial<PlanRecord> = {}): PlanRecord {
  return planRecordSchema.parse({
    schemaVersion: 1,
    environment: "sample",
    topology: "layered",
    layers: [{ name: "base", upstream: [], resources: resources.length }],
    resources,
    policy: { evaluated: 0, violations: [] },
    preflight: [],
    ...rest,
  });
}
