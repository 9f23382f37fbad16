/** No rule of a network policy lets through everything. */
import { type Inputs, isObject, itemsAt, joined, listAt, objectAt } from "../../inputs.ts";
import { defineObjectRule, type Finding, type KubernetesObject } from "../../rule.ts";

const EVERYBODY = new Set(["0.0.0.0/0", "::/0"]);

const policy = (ingress: unknown): unknown => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: { name: "web", namespace: "shop" },
  spec: { podSelector: { matchLabels: { app: "web" } }, policyTypes: ["Ingress"], ingress: [ingress] },
});

export const networkPolicyNoAllowAll = defineObjectRule({
  id: "network-policy-no-allow-all",
  title: "Network policies do not allow everything",
  description:
    "Policies add up: one rule without peers and ports opens what all others keep shut, and the namespace still looks protected.",
  severity: "high",
  frameworks: [],
  remediation: "name the peers in from or to, or at least the ports",
  url: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#allow-all-ingress-traffic",
  kinds: ["networking.k8s.io:NetworkPolicy", "extensions:NetworkPolicy"],
  examples: { good: policy({ from: [{ podSelector: {} }] }), bad: policy({}) },
  judge: (object) => [...open(object, "ingress", "from"), ...open(object, "egress", "to")],
});

function open(object: KubernetesObject, direction: string, peers: string): readonly Finding[] {
  return itemsAt(objectAt(object, "spec"), direction).flatMap((rule, i) => {
    if (listAt(rule, "ports").length > 0) return [];
    const path = joined("spec", direction, i);
    const listed = itemsAt(rule, peers);
    if (listed.length === 0)
      return [{ path, message: `must name peers or ports (has no ${peers} and no ports)` }];
    return listed.flatMap((peer, j) =>
      isEverybody(peer)
        ? [{ path: joined(path, peers, j), message: "must not be everybody, unless ports are named" }]
        : [],
    );
  });
}

/** All addresses, or all pods of all namespaces. */
function isEverybody(peer: Inputs): boolean {
  const block = objectAt(peer, "ipBlock");
  if (typeof block["cidr"] === "string")
    return EVERYBODY.has(block["cidr"]) && listAt(block, "except").length === 0;
  return (
    selectsAll(peer["namespaceSelector"]) &&
    (peer["podSelector"] === undefined || selectsAll(peer["podSelector"]))
  );
}

function selectsAll(selector: unknown): boolean {
  return (
    isObject(selector) &&
    Object.keys(objectAt(selector, "matchLabels")).length === 0 &&
    listAt(selector, "matchExpressions").length === 0
  );
}
