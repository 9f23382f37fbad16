// Proves that an Aurora cluster with one instance, or with all in one zone, is a violation.
import { RDS_CLUSTER, RDS_CLUSTER_INSTANCE } from "../types.ts";
import { proveStackRule } from "../testing/prove.ts";
import { rdsClusterMultiAz } from "./rds-cluster-multi-az.ts";

const CLUSTER = {
  type: RDS_CLUSTER,
  name: "orders",
  inputs: { clusterIdentifier: "orders", engine: "aurora-postgresql" },
};
const instance = (availabilityZone?: string) => ({
  type: RDS_CLUSTER_INSTANCE,
  name: "instance",
  inputs: { clusterIdentifier: "orders", availabilityZone },
});

proveStackRule(rdsClusterMultiAz, {
  passes: {
    "instances that AWS places": [CLUSTER, instance(), instance()],
    "a Multi-AZ cluster, which has its own": [{ ...CLUSTER, inputs: { engine: "postgres" } }],
  },
  refuses: {
    "one instance": {
      stack: [CLUSTER, instance()],
      findings: ["orders, has instances in 1 zone, must have them in 2 or more"],
    },
    none: { stack: [CLUSTER], findings: ["orders, has instances in 0 zones, must have them in 2 or more"] },
    "two in one zone": {
      stack: [CLUSTER, instance("eu-west-1a"), instance("eu-west-1a")],
      findings: ["orders, has instances in 1 zone, must have them in 2 or more"],
    },
  },
});
