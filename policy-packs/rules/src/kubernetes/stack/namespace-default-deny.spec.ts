// Proves that both directions must be denied for all pods of a namespace, by one policy or several, and that an open rule undoes it.
import { describeObjectsRule } from "../../testing/objects.ts";
import { ciliumPolicy, namespace, networkPolicy } from "./examples.ts";
import { namespaceDefaultDeny } from "./namespace-default-deny.ts";

const denies = (spec: object) => networkPolicy({ podSelector: {}, ...spec });
const finding = (what: string): string => `Namespace shop, must deny ${what} by default (no policy does)`;
const everywhere = "CiliumClusterwideNetworkPolicy";

describeObjectsRule(namespaceDefaultDeny, {
  cases: {
    "a policy for each direction": [
      [namespace(), denies({ policyTypes: ["Ingress"] }), denies({ policyTypes: ["Egress"] })],
    ],
    "ingress alone": [[namespace(), denies({})], finding("egress")],
    "egress that its rules bring": [[namespace(), denies({ egress: [{ ports: [{ port: 53 }] }] })]],
    "a rule that lets everything in": [
      [namespace(), denies({ policyTypes: ["Ingress", "Egress"], ingress: [{}] })],
      finding("ingress"),
    ],
    "a policy for some pods": [
      [namespace(), networkPolicy({ podSelector: { matchLabels: { app: "web" } } })],
      finding("ingress and egress"),
    ],
    "a policy of another namespace": [
      [namespace("shop"), networkPolicy({ policyTypes: ["Ingress", "Egress"] }, "deny", "other")],
      finding("ingress and egress"),
    ],
    "one of Cilium": [[namespace(), ciliumPolicy({ endpointSelector: {}, ingress: [{}], egress: [{}] })]],
    "one of Cilium that is told not to deny": [
      [
        namespace(),
        ciliumPolicy({ endpointSelector: {}, ingress: [], egress: [], enableDefaultDeny: { egress: false } }),
      ],
      finding("egress"),
    ],
    "one of Cilium for all namespaces": [
      [namespace(), ciliumPolicy({ endpointSelector: {}, ingress: [], egress: [] }, everywhere)],
    ],
  },
});
