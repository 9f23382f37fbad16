/** Helm release of a pinned chart, its custom resource definitions first. */
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type ChartSource, releaseChart } from "./chart-source.ts";

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
   * Chart of the custom resource definitions, installed as a release of its own before the main one, which then
   * installs none. Helm never updates definitions that a chart holds in its crds directory; this release does.
   */
  readonly crds?: ChartSource & { readonly values?: pulumi.Input<HelmValues> };
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

  constructor(name: string, args: HelmAddonArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:helm-addon:HelmAddon", name, {}, opts);
    const crds = args.crds && createCrdRelease(this, name, args, args.crds);
    const release = createRelease(this, name, args, crds);
    this.releaseName = release.name;
    this.namespace = release.namespace;
    this.registerOutputs({ releaseName: this.releaseName, namespace: this.namespace });
  }
}

function createCrdRelease(
  parent: HelmAddon,
  name: string,
  args: HelmAddonArgs,
  crds: NonNullable<HelmAddonArgs["crds"]>,
): k8s.helm.v3.Release {
  return new k8s.helm.v3.Release(
    `${name}-crds`,
    {
      ...releaseChart(crds),
      ...common(args),
      name: `${args.releaseName ?? name}-crds`,
      values: values(crds.values),
    },
    { parent },
  );
}

function createRelease(
  parent: HelmAddon,
  name: string,
  args: HelmAddonArgs,
  crds: k8s.helm.v3.Release | undefined,
): k8s.helm.v3.Release {
  return new k8s.helm.v3.Release(
    `${name}-release`,
    {
      ...releaseChart(args),
      ...common(args),
      name: args.releaseName ?? name,
      values: values(args.values),
      skipCrds: crds !== undefined,
      skipAwait: args.skipAwait ?? false,
    },
    { parent, dependsOn: crds ? [crds] : [] },
  );
}

/** A failed installation leaves nothing behind: the next attempt starts clean. */
function common(args: HelmAddonArgs): Omit<k8s.helm.v3.ReleaseArgs, "chart"> {
  return {
    namespace: args.namespace,
    createNamespace: args.createNamespace ?? false,
    atomic: !(args.skipAwait ?? false),
    cleanupOnFail: true,
    disableWebhooks: args.skipHooks ?? false,
    timeout: args.timeoutSeconds ?? 600,
    maxHistory: args.maxHistory ?? 5,
  };
}

function values(given: pulumi.Input<HelmValues> | undefined): k8s.helm.v3.ReleaseArgs["values"] {
  return given;
}
