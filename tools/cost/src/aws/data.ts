/** RDS instances and ElastiCache replication groups. */
import { number, text } from "@drydock/preflight/reading";
import { charge, type ChargeRule, type Finding } from "../charge.ts";
import { type Range, times } from "../range.ts";

/** From this size on gp3 of RDS has 12000 IOPS in its price, and more can be bought. */
const GP3_STRIPED_GIB = 400;
const GP3_STRIPED_IOPS = 12_000;

/** Multi-AZ is an instance and its storage in a second zone. Storage may grow by itself to maxAllocatedStorage. */
export const rdsInstance: ChargeRule = (resource, plan) => {
  const { inputs } = resource;
  const zones = inputs["multiAz"] === true ? 2 : 1;
  const storageType = text(inputs["storageType"]) ?? "gp2";
  const size = number(inputs["allocatedStorage"]) ?? 0;
  const largest = Math.max(size, number(inputs["maxAllocatedStorage"]) ?? 0);
  const storage: Range = { minimum: size, typical: size, maximum: largest };
  const iops = (number(inputs["iops"]) ?? 0) - GP3_STRIPED_IOPS;
  const zonesText = zones === 2 ? "two zones" : "one zone";
  const extra: Finding[] =
    storageType === "gp3" && size >= GP3_STRIPED_GIB && iops > 0
      ? [
          charge(resource, plan, {
            item: "gp3 IOPS of the database",
            price: "rds/gp3/iops",
            quantity: iops * zones,
          }),
        ]
      : [];
  const secrets: Finding[] =
    inputs["manageMasterUserPassword"] === true
      ? [
          charge(resource, plan, {
            item: "secret of the master user",
            price: "secretsmanager/secret",
            quantity: 1,
          }),
        ]
      : [];
  return [
    charge(resource, plan, {
      item: `database ${text(inputs["instanceClass"]) ?? ""} in ${zonesText}`,
      price: `rds/${text(inputs["engine"]) ?? ""}/${text(inputs["instanceClass"]) ?? ""}`,
      quantity: zones * plan.assumptions.hoursPerMonth,
    }),
    charge(resource, plan, {
      item: `${storageType} storage of the database in ${zonesText}`,
      price: `rds/${storageType}/gb`,
      quantity: times(storage, zones),
    }),
    ...extra,
    ...secrets,
  ];
};

/** Nodes of a replication group: all clusters, or every shard with its replicas. */
export const replicationGroup: ChargeRule = (resource, plan) => {
  const { inputs } = resource;
  const shards = number(inputs["numNodeGroups"]);
  const nodes =
    shards === undefined
      ? (number(inputs["numCacheClusters"]) ?? 1)
      : shards * (1 + (number(inputs["replicasPerNodeGroup"]) ?? 0));
  const engine = text(inputs["engine"]) ?? "redis";
  const nodeType = text(inputs["nodeType"]) ?? "";
  return [
    charge(resource, plan, {
      item: `${nodes} nodes of ${nodeType}`,
      price: `elasticache/${engine}/${nodeType}`,
      quantity: nodes * plan.assumptions.hoursPerMonth,
    }),
  ];
};
