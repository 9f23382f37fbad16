/** Namespace that starts closed: Pod Security labels, and no traffic but DNS and the scraping of metrics. */
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { namespaceLabels, type PodSecurityLevel } from "./labels.ts";
import { type Monitoring, namespacePolicies } from "./policies.ts";

export interface HardenedNamespaceArgs {
  /** Name of the namespace. Default: the component's name. */
  readonly namespace?: string;
  /**
   * Pod Security Standard that the API server enforces, audits and warns of. Default: restricted.
   * https://kubernetes.io/docs/concepts/security/pod-security-standards/
   */
  readonly podSecurity?: PodSecurityLevel;
  /** Kubernetes minor whose standard holds, such as v1.35. Default: latest, that of the cluster. */
  readonly podSecurityVersion?: string;
  /** Whether Istio puts its sidecar into pods. Default: false; the label is set either way, so that nothing is guessed. */
  readonly istioInjection?: boolean;
  /** Labels beside those of this component, such as tier. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Who may scrape metrics in the namespace. Default: nobody. */
  readonly monitoring?: Monitoring;
}

export class HardenedNamespace extends pulumi.ComponentResource {
  /** Known once the namespace is closed: what reads it starts behind the policies. */
  readonly namespace: pulumi.Output<string>;

  constructor(name: string, args: HardenedNamespaceArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:hardened-namespace:HardenedNamespace", name, {}, opts);
    const namespace = createNamespace(this, name, args);
    const policies = createPolicies(this, name, args, namespace);
    this.namespace = pulumi
      .all([namespace.metadata.name, ...policies.map(({ urn }) => urn)])
      .apply(([created]) => created as string);
    this.registerOutputs({ namespace: this.namespace });
  }
}

function createNamespace(
  parent: HardenedNamespace,
  name: string,
  args: HardenedNamespaceArgs,
): k8s.core.v1.Namespace {
  return new k8s.core.v1.Namespace(
    `${name}-namespace`,
    {
      metadata: {
        name: args.namespace ?? name,
        labels: namespaceLabels(args.namespace ?? name, args),
        annotations: args.annotations,
      },
    },
    { parent },
  );
}

function createPolicies(
  parent: HardenedNamespace,
  name: string,
  args: HardenedNamespaceArgs,
  namespace: k8s.core.v1.Namespace,
): k8s.networking.v1.NetworkPolicy[] {
  return Object.entries(namespacePolicies(args.monitoring)).map(
    ([policy, spec]) =>
      new k8s.networking.v1.NetworkPolicy(
        `${name}-${policy}`,
        { metadata: { name: policy, namespace: namespace.metadata.name }, spec },
        { parent },
      ),
  );
}
