// Proves what one change means: action, worst effect, what replaces it, and what refuses it.
import assert from "node:assert/strict";
import type { PlannedOptions } from "@drydock/core/plan-record";
import type { ResourceChange } from "./compare.ts";
import { effectText } from "./effect.ts";
import { effectOf } from "./judge.ts";

interface Case {
  readonly what: string;
  readonly type: string;
  /** Paths of inputs that differ; "added" or "removed" for the resource as a whole. */
  readonly change: readonly string[] | "added" | "removed";
  readonly options?: PlannedOptions;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly expected: string;
}

const CASES: readonly Case[] = [
  {
    what: "a bigger database instance",
    type: "aws:rds/instance:Instance",
    change: ["instanceClass"],
    expected: "update: downtime",
  },
  {
    what: "a longer maintenance window",
    type: "aws:rds/instance:Instance",
    change: ["maintenanceWindow"],
    expected: "update: no effect on what runs",
  },
  {
    what: "the worst of two inputs",
    type: "aws:rds/instance:Instance",
    change: ["maintenanceWindow", "multiAz"],
    expected: "update: may mean restart",
  },
  {
    what: "another key of a database",
    type: "aws:rds/instance:Instance",
    change: ["kmsKeyId", "instanceClass"],
    expected: "replace: data loss (kmsKeyId)",
  },
  {
    what: "another name of a database",
    type: "aws:rds/instance:Instance",
    change: ["identifier"],
    expected: "may replace: may mean data loss (identifier)",
  },
  {
    what: "a protected database that goes",
    type: "aws:rds/instance:Instance",
    change: "removed",
    options: { protect: true },
    expected: "delete: data loss; the engine refuses it, because the resource is protected",
  },
  {
    what: "a database with deletion protection that goes",
    type: "aws:rds/instance:Instance",
    change: "removed",
    inputs: { deletionProtection: true },
    expected: "delete: data loss; AWS refuses it, because the resource has deletion protection",
  },
  {
    what: "a bucket that goes from the program only",
    type: "aws:s3/bucket:Bucket",
    change: "removed",
    options: { retainOnDelete: true },
    expected: "delete: no effect on what runs",
  },
  {
    what: "another version of a launch template in a node group",
    type: "aws:eks/nodeGroup:NodeGroup",
    change: ["launchTemplate.version"],
    expected: "update: drain",
  },
  {
    what: "a size that the engine is told to ignore",
    type: "aws:eks/nodeGroup:NodeGroup",
    change: ["scalingConfig.desiredSize", "tags.team"],
    options: { ignoreChanges: ["scalingConfig.desiredSize"] },
    expected: "update: no effect on what runs",
  },
  {
    what: "an input that the program wants replaced",
    type: "aws:sqs/queue:Queue",
    change: ["visibilityTimeoutSeconds"],
    options: { replaceOnChanges: ["visibilityTimeoutSeconds"] },
    expected: "replace: data loss (visibilityTimeoutSeconds)",
  },
  {
    what: "a replacement that deletes first",
    type: "aws:cloudwatch/eventRule:EventRule",
    change: ["name"],
    options: { deleteBeforeReplace: true },
    expected: "replace: may mean downtime (name)",
  },
  {
    what: "another image",
    type: "kubernetes:apps/v1:Deployment",
    change: ["spec.template.spec.containers[0].image"],
    expected: "update: restart",
  },
  {
    what: "another label of a whole object",
    type: "kubernetes:apps/v1:Deployment",
    change: ["metadata.labels.team"],
    expected: "update: may go unnoticed",
  },
  {
    what: "a spec that comes whole",
    type: "kubernetes:apps/v1:Deployment",
    change: ["spec"],
    expected: "may replace: may mean downtime (spec)",
  },
  {
    what: "a first network policy",
    type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    change: "added",
    expected: "add: may mean downtime",
  },
  {
    what: "a new bucket",
    type: "aws:s3/bucket:Bucket",
    change: "added",
    expected: "add: no effect on what runs",
  },
  {
    what: "an input of a type that the table lacks",
    type: "aws:neptune/cluster:Cluster",
    change: ["engine"],
    expected: "may replace: may mean anything: nothing is known about this type (engine)",
  },
  {
    what: "a new resource of such a type",
    type: "aws:neptune/cluster:Cluster",
    change: "added",
    expected: "add: may mean anything: nothing is known about this type",
  },
  {
    what: "a resource of such a type that goes",
    type: "aws:neptune/cluster:Cluster",
    change: "removed",
    expected: "delete: may mean anything: nothing is known about this type",
  },
  {
    what: "a component",
    type: "drydock:network:Network",
    change: ["cidr"],
    expected: "update: no effect on what runs",
  },
];

describe("the effect of a change", () => {
  for (const { what, type, change, options, inputs = {}, expected } of CASES) {
    it(`of ${what}`, () => {
      const resource = { type, inputs, ...(options ? { options } : {}) };
      const judged = effectOf(changeOf(type, change), resource, resource);
      const by = judged.replacedBy.length > 0 ? ` (${judged.replacedBy.join(", ")})` : "";
      const refused = judged.refusedBy === undefined ? "" : `; ${judged.refusedBy}`;
      assert.equal(
        `${judged.mayAct ? "may " : ""}${judged.action}: ${effectText(judged.effect)}${by}${refused}`,
        expected,
      );
    });
  }
});

function changeOf(type: string, change: Case["change"]): ResourceChange {
  const whole = typeof change === "string";
  return {
    urn: `urn:pulumi:prod::project::${type}::one`,
    type,
    name: "one",
    layer: "base",
    change: whole ? change : "changed",
    inputs: whole ? [] : change.map((path) => ({ path, before: 1, after: 2 })),
  };
}
