/** What `eks:index:VpcCniAddon` creates. */
import * as aws from "@pulumi/aws";
import type * as eks from "@pulumi/eks";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { RemoteComponent } from "../remote-component.ts";
import { newestVersion, stableJson } from "./addons.ts";
import { vpcCniConfiguration, type VpcCniSettings } from "./vpc-cni-settings.ts";

export type VpcCniAddonArgs = eks.VpcCniAddonArgs;

export class VpcCniAddon extends pulumi.ComponentResource {
  readonly addon: aws.eks.Addon;

  constructor(name: string, args: VpcCniAddonArgs, options: pulumi.ComponentResourceOptions) {
    super("eks:index:VpcCniAddon", name, { ...args }, options);
    this.addon = new aws.eks.Addon(
      name,
      {
        clusterName: args.clusterName,
        addonName: "vpc-cni",
        addonVersion: versionOf(args, this),
        preserve: true,
        resolveConflictsOnCreate: args.resolveConflictsOnCreate ?? "OVERWRITE",
        resolveConflictsOnUpdate: args.resolveConflictsOnUpdate ?? "OVERWRITE",
        configurationValues: configurationOf(args),
        serviceAccountRoleArn: args.serviceAccountRoleArn,
        tags: args.tags,
      } as aws.eks.AddonArgs,
      { parent: this },
    );
    if (args.securityContextPrivileged)
      createPrivilegedPatch(name, args.securityContextPrivileged, this.addon, this);
    this.registerOutputs({ addon: this.addon });
  }
}

export const vpcCniAddon: RemoteComponent = (name, inputs, options) => {
  const component = new VpcCniAddon(name, inputs as unknown as VpcCniAddonArgs, options);
  return Promise.resolve({ urn: component.urn, state: { addon: component.addon } });
};

function versionOf(args: VpcCniAddonArgs, parent: pulumi.Resource): pulumi.Input<string> {
  if (args.addonVersion) return args.addonVersion;
  if (args.clusterVersion) return newestVersion("vpc-cni", args.clusterVersion, parent);
  throw new Error("the VPC CNI add-on needs addonVersion, or clusterVersion to find the newest one for");
}

function configurationOf(args: VpcCniAddonArgs): pulumi.Output<string> {
  if (args.externalSnat && args.cniExternalSnat) {
    throw new Error("externalSnat and cniExternalSnat: give one of them");
  }
  return pulumi.output(args).apply((known) => stableJson(vpcCniConfiguration(known as VpcCniSettings)));
}

/** The add-on's configuration schema has no switch for it. */
function createPrivilegedPatch(
  name: string,
  privileged: pulumi.Input<boolean>,
  addon: aws.eks.Addon,
  parent: pulumi.Resource,
): void {
  new kubernetes.apps.v1.DaemonSetPatch(
    name,
    {
      metadata: {
        name: "aws-node",
        namespace: "kube-system",
        annotations: { "pulumi.com/patchForce": "true" },
      },
      spec: { template: { spec: { containers: [{ name: "aws-node", securityContext: { privileged } }] } } },
    },
    { parent, dependsOn: [addon], retainOnDelete: true },
  );
}
