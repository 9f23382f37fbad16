/** Network policies that every pod of a namespace starts with: closed, but for DNS and the scraping of metrics. */
import type { types } from "@pulumi/kubernetes";

export interface Monitoring {
  /** Namespace of those who scrape. */
  readonly namespace: string;
  /** Labels of their pods. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Names or numbers of the ports that serve metrics. Default: the port called metrics. */
  readonly ports?: readonly (string | number)[];
}

type Spec = types.input.networking.v1.NetworkPolicySpec;

/** Policies by name. They add up: a workload's own policy opens more, and none can close what another opened. */
export function namespacePolicies(monitoring?: Monitoring): Readonly<Record<string, Spec>> {
  return {
    "default-deny": { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    "allow-dns": {
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        {
          to: [podsIn("kube-system", { "k8s-app": "kube-dns" })],
          ports: [
            { protocol: "UDP", port: 53 },
            { protocol: "TCP", port: 53 },
          ],
        },
      ],
    },
    ...(monitoring ? { "allow-monitoring": allowMonitoring(monitoring) } : {}),
  };
}

function allowMonitoring({ namespace, podLabels, ports = ["metrics"] }: Monitoring): Spec {
  return {
    podSelector: {},
    policyTypes: ["Ingress"],
    ingress: [
      { from: [podsIn(namespace, podLabels)], ports: ports.map((port) => ({ protocol: "TCP", port })) },
    ],
  };
}

function podsIn(namespace: string, matchLabels: Readonly<Record<string, string>>) {
  return {
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
    podSelector: { matchLabels: { ...matchLabels } },
  };
}
