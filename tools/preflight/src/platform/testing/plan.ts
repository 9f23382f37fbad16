/** For specs: AWS resources of a plan made by hand, and what one check says about them. */
import type { PlannedResource } from "@drydock/core/plan-record";
import type { Check } from "../check.ts";
import { type PlanPart, platformOf } from "../platform.ts";

type Rest = Partial<Pick<PlannedResource, "id" | "layer" | "dependsOn">>;

/** Type as `ec2/subnet:Subnet`. */
export function aws(
  type: string,
  name: string,
  inputs: Record<string, unknown>,
  rest: Rest = {},
): PlannedResource {
  const token = `aws:${type}`;
  return {
    urn: `urn:pulumi:sample::drydock-sample::${token}::${name}`,
    type: token,
    name,
    id: name,
    layer: "sample",
    parent: null,
    component: null,
    inputs,
    dependsOn: [],
    ...rest,
  };
}

export function said(
  check: Check,
  resources: readonly PlannedResource[],
  rest: Omit<PlanPart, "resources"> = {},
): string[] {
  return check
    .find(platformOf({ resources: [...resources], ...rest }))
    .map(({ status, message }) => `${status} ${message}`);
}

export const cluster = (inputs: Record<string, unknown> = {}): PlannedResource =>
  aws("eks/cluster:Cluster", "main", { name: "main", version: "1.35", ...inputs });

export const addon = (addonName: string, inputs: Record<string, unknown> = {}): PlannedResource =>
  aws("eks/addon:Addon", `${addonName}-addon`, { addonName, ...inputs });

/** The VPC CNI with environment variables, and subnets of pods by zone. */
export function vpcCni(
  env: Record<string, string>,
  podSubnets: Record<string, string> = {},
): PlannedResource {
  const subnets = Object.fromEntries(Object.entries(podSubnets).map(([zone, id]) => [zone, { id }]));
  return addon("vpc-cni", {
    configurationValues: JSON.stringify({ env, eniConfig: { create: true, subnets } }),
  });
}

export function subnet(name: string, cidrBlock: string, zone: string, tags = {}): PlannedResource {
  return aws("ec2/subnet:Subnet", name, { cidrBlock, availabilityZone: zone, tags });
}

/** A managed node group of m5.xlarge nodes with 110 pods each. */
export function nodeGroup(
  name: string,
  maxSize: number,
  subnetIds: readonly string[],
  inputs: Record<string, unknown> = {},
): PlannedResource {
  return aws("eks/nodeGroup:NodeGroup", `nodepools-${name}-node-group`, {
    capacityType: "ON_DEMAND",
    instanceTypes: ["m5.xlarge"],
    scalingConfig: { minSize: 1, desiredSize: 2, maxSize },
    subnetIds,
    ...inputs,
  });
}
