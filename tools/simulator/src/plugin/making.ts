/** Resources that AWS takes time to make: what a reader sees until they are there. Minutes are milliseconds here. */
import type { Properties } from "../account/account.ts";

interface Making {
  readonly property: string;
  readonly state: string;
}

/**
 * States by the API reference pages of CreateCluster, CreateNodegroup and CreateFargateProfile (EKS), VpcEndpoint (EC2)
 * and DBInstance (RDS). A type whose resource has no such output is not here.
 */
const MADE_OVER_TIME: Readonly<Record<string, Making>> = {
  "aws:eks/cluster:Cluster": { property: "status", state: "CREATING" },
  "aws:eks/nodeGroup:NodeGroup": { property: "status", state: "CREATING" },
  "aws:eks/fargateProfile:FargateProfile": { property: "status", state: "CREATING" },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { property: "state", state: "pending" },
  "aws:rds/instance:Instance": { property: "status", state: "creating" },
};

export function takesTime(type: string): boolean {
  return type in MADE_OVER_TIME;
}

/** Outputs as a reader sees them while the resource is being made. */
export function whileMaking(type: string, outputs: Properties): Properties {
  const making = MADE_OVER_TIME[type];
  return making ? { ...outputs, [making.property]: making.state } : outputs;
}
