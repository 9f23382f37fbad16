/** Helm release of a pinned chart: definitions, permissions and network policies first, its pods last. */
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type ChartSource, releaseChart } from "./chart-source.ts";
import { createCrds, type CrdSource } from "./crds.ts";
import { releaseSettings } from "./release-settings.ts";
import { type AddonIdentity, createIdentities, createNetworkPolicies } from "./surroundings.ts";

export type HelmValues = Readonly<Record<string, unknown>>;

export interface HelmAddonArgs extends ChartSource {
  readonly namespace: pulumi.Input<string>;
  /** Default: false. Namespaces with labels and quotas are better created before the release. */
  readonly createNamespace?: boolean;
  /** Name of the release in the cluster. Default: the component's name. */
  readonly releaseName?: string;
  /** Values of the chart; what is absent keeps the chart's default. */
  readonly values?: pulumi.Input<HelmValues>;
  /**
   * Custom resource definitions, from a chart of their own or from files, installed and updated before the main
   * release, which then installs none. Default: those that the chart renders among its templates.
   */
  readonly crds?: CrdSource;
  /** AWS permissions of the chart's service accounts. Default: none, and no credentials in its pods. */
  readonly identities?: readonly AddonIdentity[];
  /** Network policies of the chart's pods by name. Default: none; the namespace's own rules hold. */
  readonly networkPolicies?: Readonly<Record<string, k8s.types.input.networking.v1.NetworkPolicySpec>>;
  /** Does not wait for pods: for what is installed before there are nodes. Default: false. */
  readonly skipAwait?: boolean;
  /**
   * Runs none of the chart's hooks. For releases that outlive the nodes, where the pod of a deletion hook would wait
   * for a node for ever. Default: false.
   */
  readonly skipHooks?: boolean;
  /** Seconds until an installation that is not ready counts as failed, and is rolled back. Default: 600. */
  readonly timeoutSeconds?: number;
  /** Old revisions of the release kept in the cluster, each a secret. Default: 5. */
  readonly maxHistory?: number;
}

export class HelmAddon extends pulumi.ComponentResource {
  readonly releaseName: pulumi.Output<string>;
  readonly namespace: pulumi.Output<string>;
  /** Role of each service account in `identities`, for policies of keys and buckets. */
  readonly roleArns: Readonly<Record<string, pulumi.Output<string>>>;

  constructor(name: string, args: HelmAddonArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:helm-addon:HelmAddon", name, {}, opts);
    const crds = createCrds(this, name, args);
    const identities = createIdentities(this, name, args);
    const networkPolicies = createNetworkPolicies(this, name, args);
    const release = createRelease(this, name, args, [...crds, ...identities.values(), ...networkPolicies]);
    this.releaseName = release.name;
    this.namespace = release.namespace;
    this.roleArns = Object.fromEntries([...identities].map(([account, { roleArn }]) => [account, roleArn]));
    this.registerOutputs({ releaseName: this.releaseName, namespace: this.namespace });
  }
}

function createRelease(
  parent: HelmAddon,
  name: string,
  args: HelmAddonArgs,
  dependsOn: pulumi.Resource[],
): k8s.helm.v3.Release {
  return new k8s.helm.v3.Release(
    `${name}-release`,
    {
      ...releaseChart(args),
      ...releaseSettings(args),
      name: args.releaseName ?? name,
      values: args.values,
      skipCrds: args.crds !== undefined,
      skipAwait: args.skipAwait ?? false,
    },
    { parent, dependsOn },
  );
}
