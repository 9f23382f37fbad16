/** For specs: a key, a database on it, a queue, a namespace with a deployment, in two layers. */
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { sampleRecord } from "./sample-record.ts";

export type Part = Pick<PlannedResource, "name" | "type"> & Partial<PlannedResource>;

const KEY = "2f6aa9b2-ef84-4a5d-a58a-8550f1040d8c";

export const urnOf = (name: string): string => `urn:${name}`;

export const PARTS: readonly Part[] = [
  { name: "key", type: "aws:kms/key:Key", id: KEY, inputs: { keyUsage: "ENCRYPT_DECRYPT" } },
  {
    name: "database",
    type: "aws:rds/instance:Instance",
    id: "db-1234567890",
    inputs: { kmsKeyId: `arn:aws:kms:us-east-1:111111111111:key/${KEY}`, instanceClass: "db.r6g.large" },
    dependsOn: [urnOf("key")],
  },
  { name: "queue", type: "aws:sqs/queue:Queue", id: "https://sqs/queue-1", inputs: { name: "queue-1" } },
  {
    name: "cluster-provider",
    type: "pulumi:providers:kubernetes",
    layer: "app",
    id: "0000-provider",
    inputs: { clusterIdentifier: "c" },
  },
  {
    name: "namespace",
    type: "kubernetes:core/v1:Namespace",
    layer: "app",
    id: "orders",
    inputs: { metadata: { name: "orders" } },
  },
  {
    name: "deployment",
    type: "kubernetes:apps/v1:Deployment",
    layer: "app",
    id: "orders/api",
    inputs: { metadata: { name: "api", namespace: "orders" }, spec: { replicas: 2 } },
  },
];

export function platform(parts: readonly Part[] = PARTS, rest: Partial<PlanRecord> = {}): PlanRecord {
  return sampleRecord(
    parts.map((part) => ({ inputs: {}, ...part, urn: urnOf(part.name) })),
    {
      layers: [
        { name: "base", upstream: [], resources: 3 },
        { name: "app", upstream: ["base"], resources: 3 },
      ],
      ...rest,
    },
  );
}

/** The platform with other inputs of one part. */
export function platformWith(name: string, inputs: Readonly<Record<string, unknown>>): PlanRecord {
  return platform(
    PARTS.map((part) => (part.name === name ? { ...part, inputs: { ...part.inputs, ...inputs } } : part)),
  );
}

export function platformWithout(...names: readonly string[]): PlanRecord {
  return platform(PARTS.filter(({ name }) => !names.includes(name)));
}
