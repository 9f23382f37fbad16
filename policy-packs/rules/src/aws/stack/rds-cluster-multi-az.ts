/** Every Aurora cluster has an instance to fail over to. */
import { defineStackRule, type JudgedStack, type StackFinding } from "../../rule.ts";
import { fsbp } from "../frameworks.ts";
import { ofType, refersTo } from "../references.ts";
import { RDS_CLUSTER, RDS_CLUSTER_INSTANCE } from "../types.ts";
import { textOf } from "../values.ts";

export const rdsClusterMultiAz = defineStackRule({
  id: "rds-cluster-multi-az",
  title: "RDS clusters have a second instance",
  description: "A cluster of one instance is down until a new one is made, in whichever zone has room.",
  severity: "medium",
  frameworks: [fsbp("RDS.15", "DB clusters span several zones.")],
  remediation: "add a second ClusterInstance in another zone",
  url: "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html",
  examples: {
    good: [
      {
        type: RDS_CLUSTER,
        name: "orders",
        inputs: { clusterIdentifier: "orders", engine: "aurora-postgresql" },
      },
      {
        type: RDS_CLUSTER_INSTANCE,
        name: "orders-1",
        inputs: { clusterIdentifier: "orders", availabilityZone: "eu-west-1a" },
      },
      {
        type: RDS_CLUSTER_INSTANCE,
        name: "orders-2",
        inputs: { clusterIdentifier: "orders", availabilityZone: "eu-west-1b" },
      },
    ],
    bad: [
      {
        type: RDS_CLUSTER,
        name: "orders",
        inputs: { clusterIdentifier: "orders", engine: "aurora-postgresql" },
      },
      { type: RDS_CLUSTER_INSTANCE, name: "orders-1", inputs: { clusterIdentifier: "orders" } },
    ],
  },
  judge,
});

function judge(stack: JudgedStack): readonly StackFinding[] {
  return ofType(stack, RDS_CLUSTER)
    .filter(({ inputs }) => /^aurora/.test(String(inputs["engine"])))
    .flatMap((subject) => {
      const instances = ofType(stack, RDS_CLUSTER_INSTANCE).filter((one) =>
        refersTo(one, "clusterIdentifier", subject),
      );
      // Aurora spreads instances that name no zone by itself.
      const zones = new Set(instances.map(({ inputs }, i) => textOf(inputs["availabilityZone"]) ?? i)).size;
      const message = `has instances in ${zones} ${zones === 1 ? "zone" : "zones"}, must have them in 2 or more`;
      return zones >= 2 ? [] : [{ subject, path: "", message }];
    });
}
