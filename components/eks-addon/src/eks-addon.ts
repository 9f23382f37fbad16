/** EKS add-on at an exact version, configured in one place and with an identity of its own. */
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { assertAddonVersion } from "./addon-version.ts";
import { type AddonConfiguration, configurationText } from "./configuration.ts";

export interface EksAddonArgs {
  readonly clusterName: pulumi.Input<string>;
  /** Name that EKS gives the add-on: vpc-cni, coredns. */
  readonly addonName: string;
  /** Exact version, such as v1.22.4-eksbuild.3; anything that floats is refused. */
  readonly addonVersion: string;
  /** Values of the add-on's own configuration schema. */
  readonly configuration?: pulumi.Input<AddonConfiguration>;
  /**
   * Roles of the add-on's service accounts. EKS creates these associations, and they are gone with the add-on.
   * Without one, the add-on's pods have no AWS permissions, because nodes' credentials are out of their reach.
   */
  readonly podIdentityAssociations?: readonly aws.types.input.eks.AddonPodIdentityAssociation[];
  /**
   * What to do at an update with fields that somebody changed in the cluster. OVERWRITE (the default) puts back what
   * is declared here. PRESERVE keeps the change, which is drift that no plan shows.
   */
  readonly resolveConflictsOnUpdate?: "OVERWRITE" | "PRESERVE";
  /**
   * Keeps the add-on's objects in the cluster when the add-on is removed. Default: false, so that removal removes.
   * @see https://docs.aws.amazon.com/eks/latest/userguide/removing-an-add-on.html
   */
  readonly preserve?: boolean;
}

export class EksAddon extends pulumi.ComponentResource {
  readonly addonName: string;
  readonly addonVersion: pulumi.Output<string>;

  constructor(name: string, args: EksAddonArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:eks-addon:EksAddon", name, {}, opts);
    assertAddonVersion(args.addonName, args.addonVersion);
    const addon = createAddon(this, name, args);
    this.addonName = args.addonName;
    this.addonVersion = addon.addonVersion;
    this.registerOutputs({ addonName: this.addonName, addonVersion: this.addonVersion });
  }
}

function createAddon(parent: EksAddon, name: string, args: EksAddonArgs): aws.eks.Addon {
  return new aws.eks.Addon(
    `${name}-addon`,
    {
      clusterName: args.clusterName,
      addonName: args.addonName,
      addonVersion: args.addonVersion,
      configurationValues: args.configuration && configurationText(args.configuration),
      podIdentityAssociations: args.podIdentityAssociations && [...args.podIdentityAssociations],
      resolveConflictsOnCreate: "OVERWRITE",
      resolveConflictsOnUpdate: args.resolveConflictsOnUpdate ?? "OVERWRITE",
      preserve: args.preserve ?? false,
    },
    { parent },
  );
}
