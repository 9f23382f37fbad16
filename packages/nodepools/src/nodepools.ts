/** The nodes of a cluster: managed pools, the add-ons that need them, and who scales them. */
import * as pulumi from "@pulumi/pulumi";
import { createAddons } from "./addons/addons.ts";
import { createClusterAutoscaler } from "./autoscaler/cluster-autoscaler.ts";
import type { NodePoolsContext } from "./context.ts";
import { createVolumeGuard } from "./guards/guards.ts";
import { createKarpenterAws } from "./karpenter/aws.ts";
import { createKarpenter } from "./karpenter/karpenter.ts";
import { createKubernetesProvider } from "./kubernetes.ts";
import { createNodeRole } from "./node-role.ts";
import { createPools, type Pools } from "./pools.ts";
import { SYSTEM_POOL } from "./plan.ts";
import { createVolumeKey } from "./volume-key.ts";

export class NodePools extends pulumi.ComponentResource {
  readonly nodeRoleArn: pulumi.Output<string>;
  readonly nodeRoleName: pulumi.Output<string>;
  readonly nodeGroupNames: pulumi.Output<Record<string, string>>;
  readonly karpenterNodePoolNames: string[];
  readonly addonVersions: pulumi.Output<Record<string, string>>;
  readonly addonRoleArns: pulumi.Output<Record<string, string>>;

  constructor(name: string, context: NodePoolsContext, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:nodepools:NodePools", name, {}, opts);
    const nodeRole = createNodeRole(this, name, context);
    const karpenterAws = createKarpenterAws(this, name, context);
    const volumeKey = createVolumeKey(this, name, context, karpenterAws);
    const pools = createPools(this, name, context, nodeRole, volumeKey);
    const addons = createAddons(this, name, context, pools.get(SYSTEM_POOL));
    const provider = createKubernetesProvider(this, name, context);
    const volumeGuard = createVolumeGuard(this, name, provider, addons.drivers);
    const controllers = {
      context,
      provider,
      dependsOn: [...addons.installed.values(), ...volumeGuard],
    };
    createClusterAutoscaler(this, name, controllers, [...pools.values()]);
    this.karpenterNodePoolNames = createKarpenter(this, name, controllers, karpenterAws, volumeKey);
    this.nodeRoleArn = nodeRole.roleArn;
    this.nodeRoleName = nodeRole.roleName;
    this.nodeGroupNames = nodeGroupNames(pools);
    this.addonVersions = addons.versions;
    this.addonRoleArns = addons.roleArns;
    this.registerOutputs({ nodeRoleArn: this.nodeRoleArn, nodeGroupNames: this.nodeGroupNames });
  }
}

function nodeGroupNames(pools: Pools): pulumi.Output<Record<string, string>> {
  return pulumi.output(Object.fromEntries([...pools].map(([pool, group]) => [pool, group.nodeGroupName])));
}
