/** What may reach the pods, what they may reach, and how they are found. */

/** Peer of a Kubernetes network policy. The selectors of one peer hold together. */
export interface NetworkPeer {
  readonly namespaceSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  /** Without a namespace selector: pods of the workload's own namespace. */
  readonly podSelector?: { readonly matchLabels: Readonly<Record<string, string>> };
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
}

export interface NetworkPort {
  /** Number, or name of a port of the pod that is called. */
  readonly port: number | string;
  /** Default: TCP. */
  readonly protocol?: "TCP" | "UDP" | "SCTP";
}

export interface IngressRule {
  readonly from: readonly NetworkPeer[];
  readonly ports: readonly NetworkPort[];
}

export interface EgressRule {
  readonly to: readonly NetworkPeer[];
  readonly ports: readonly NetworkPort[];
}

export interface Network {
  /** Who may connect, to which ports. Default: nobody. */
  readonly ingress?: readonly IngressRule[];
  /** What the pods may connect to. Default: nothing but DNS. */
  readonly egress?: readonly EgressRule[];
  /** Names, from the cluster's DNS only. Default: true. */
  readonly dns?: boolean;
  /**
   * Pods have Istio's sidecar, which must reach istiod in this namespace, and is scraped on port 15020 where the pods
   * are. Default: no sidecar.
   */
  readonly meshControlPlane?: string;
}

/** Pods of another namespace, or of the workload's own. */
export function pods(podLabels: Readonly<Record<string, string>>, namespace?: string): NetworkPeer {
  return {
    ...(namespace === undefined ? {} : { namespaceSelector: inNamespace(namespace) }),
    podSelector: { matchLabels: podLabels },
  };
}

/** Addresses outside of the cluster. */
export function block(cidr: string, except?: readonly string[]): NetworkPeer {
  return { ipBlock: { cidr, ...(except ? { except } : {}) } };
}

/** Kubernetes itself labels every namespace with its name. */
function inNamespace(namespace: string) {
  return { matchLabels: { "kubernetes.io/metadata.name": namespace } };
}

export interface ServiceArgs {
  /** Default: the workload's name. */
  readonly name?: string;
  /** DNS gives the addresses of the pods and no address of a service. Default: false. */
  readonly headless?: boolean;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly sessionAffinity?: "None" | "ClientIP";
  /** PreferClose keeps requests in their zone where it can, which saves the charge for traffic between zones. */
  readonly trafficDistribution?: "PreferClose";
  /** Names of the container ports that the service has. Default: all. */
  readonly ports?: readonly string[];
}

export interface Monitoring {
  /** Name of the ServiceMonitor. Default: the workload's. */
  readonly name?: string;
  /** Name of the port that serves metrics. Default: metrics. */
  readonly port?: string;
  /** Default: /metrics. */
  readonly path?: string;
  /** Default: 30s. */
  readonly interval?: string;
  readonly scrapeTimeout?: string;
  /** Labels by which a Prometheus picks the monitors that it reads. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Who may scrape. Default: pods labelled app.kubernetes.io/name=prometheus in the namespace observability. */
  readonly scrapers?: { readonly namespace: string; readonly podLabels: Readonly<Record<string, string>> };
}
