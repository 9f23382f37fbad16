/** The network policy of the pods: closed both ways, but for what the arguments, DNS, the mesh and monitoring need. */
import type { types } from "@pulumi/kubernetes";
import {
  type EgressRule,
  type IngressRule,
  type NetworkPeer,
  type NetworkPort,
  pods,
} from "../args/network.ts";
import type { Network } from "../args/network.ts";
import { metricsPort, type WorkloadPlan } from "../plan.ts";

type Spec = types.input.networking.v1.NetworkPolicySpec;

/** Ports of istiod's certificates and configuration, and of the sidecar's metrics. */
const ISTIOD_XDS = 15_012;
const SIDECAR_METRICS = 15_020;
const DEFAULT_SCRAPERS = {
  namespace: "observability",
  podLabels: { "app.kubernetes.io/name": "prometheus" },
};

export function networkPolicySpec(plan: WorkloadPlan): Spec {
  const { network = {} } = plan.args;
  return {
    podSelector: { matchLabels: { ...plan.selector } },
    policyTypes: ["Ingress", "Egress"],
    ingress: [...(network.ingress ?? []), ...scraping(plan)].map(ingress),
    egress: [...(network.egress ?? []), ...dns(network), ...mesh(network)].map(egress),
  };
}

function scraping({ monitoring, args }: WorkloadPlan): IngressRule[] {
  if (monitoring === undefined) return [];
  const { namespace, podLabels } = monitoring.scrapers ?? DEFAULT_SCRAPERS;
  const sidecar = args.network?.meshControlPlane === undefined ? [] : [{ port: SIDECAR_METRICS }];
  return [{ from: [pods(podLabels, namespace)], ports: [{ port: metricsPort(monitoring) }, ...sidecar] }];
}

/** To the cluster's DNS only, so that names cannot carry data to a resolver outside. */
function dns({ dns: wanted = true }: Network): EgressRule[] {
  if (!wanted) return [];
  return [
    {
      to: [pods({ "k8s-app": "kube-dns" }, "kube-system")],
      ports: [
        { port: 53, protocol: "UDP" },
        { port: 53, protocol: "TCP" },
      ],
    },
  ];
}

function mesh({ meshControlPlane }: Network): EgressRule[] {
  if (meshControlPlane === undefined) return [];
  return [{ to: [pods({ app: "istiod" }, meshControlPlane)], ports: [{ port: ISTIOD_XDS }] }];
}

function ingress({ from, ports }: IngressRule): types.input.networking.v1.NetworkPolicyIngressRule {
  return { from: from.map(peer), ports: ports.map(port) };
}

function egress({ to, ports }: EgressRule): types.input.networking.v1.NetworkPolicyEgressRule {
  return { to: to.map(peer), ports: ports.map(port) };
}

function peer({ ipBlock, ...selectors }: NetworkPeer): types.input.networking.v1.NetworkPolicyPeer {
  if (ipBlock === undefined) return { ...selectors };
  const { cidr, except } = ipBlock;
  return { ipBlock: { cidr, ...(except ? { except: [...except] } : {}) } };
}

function port({ port: number, protocol = "TCP" }: NetworkPort): types.input.networking.v1.NetworkPolicyPort {
  return { port: number, protocol };
}
