// Proves that pods without a network policy are found, and that policies of Cilium count like those of Kubernetes.
import { describeObjectsRule } from "../../testing/objects.ts";
import { ciliumPolicy, deployment, networkPolicy } from "./examples.ts";
import { podsHaveNetworkPolicy } from "./pods-have-network-policy.ts";

const finding = "Deployment web, must have pods that a network policy selects (none does)";
const web = { matchLabels: { app: "web" } };
const everywhere = "CiliumClusterwideNetworkPolicy";

describeObjectsRule(podsHaveNetworkPolicy, {
  cases: {
    "a policy for the pods": [[deployment(), networkPolicy({ podSelector: web })]],
    "a policy for others": [
      [deployment(), networkPolicy({ podSelector: { matchLabels: { app: "db" } } })],
      finding,
    ],
    "a policy of another namespace": [
      [deployment(), networkPolicy({ podSelector: {} }, "deny", "other")],
      finding,
    ],
    "one of Cilium": [[deployment(), ciliumPolicy({ endpointSelector: web, ingress: [] })]],
    "one of Cilium without a selector": [[deployment(), ciliumPolicy({ nodeSelector: {} })], finding],
    "one of Cilium for all namespaces": [[deployment(), ciliumPolicy({ endpointSelector: {} }, everywhere)]],
    "pods on the network of their node": [[deployment({}, undefined, { hostNetwork: true })], finding],
  },
});
