/** Every namespace has policies that deny all traffic which no other policy allows. */
import { defineStackRule, type KubernetesObject, type StackFinding } from "../../rule.ts";
import { cisEks, cisKubernetes, hardeningGuide, kubescape } from "../frameworks.ts";
import { namespace, networkPolicy } from "./examples.ts";
import { type Direction, isolationsOf } from "./network-policies.ts";
import { isEmptySelector } from "./selectors.ts";
import { nameOf, viewOf } from "./view.ts";

const DIRECTIONS: readonly Direction[] = ["ingress", "egress"];

export const namespaceDefaultDeny = defineStackRule({
  id: "namespace-default-deny",
  title: "Namespaces deny traffic by default",
  description:
    "Without a policy for all pods a new pod is open until somebody thinks of it. With one it is shut until somebody says what it needs.",
  severity: "medium",
  frameworks: [
    cisKubernetes("5.3.2", "Every namespace has network policies."),
    cisEks("4.3.2", "Every namespace has network policies."),
    kubescape("C-0206", "Every namespace has network policies."),
    hardeningGuide("Network policies", "A policy denies what no other one allows."),
  ],
  remediation:
    "add a NetworkPolicy with an empty podSelector, policyTypes Ingress and Egress, and no rules; then allow DNS and what is needed",
  url: "https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-deny-all-ingress-and-all-egress-traffic",
  examples: {
    good: [namespace(), networkPolicy({ podSelector: {}, policyTypes: ["Ingress", "Egress"] })],
    bad: [namespace()],
  },
  judge: (stack) => {
    const view = viewOf(stack);
    const forAllPods = isolationsOf(view).filter(({ selector }) => isEmptySelector(selector));
    return view.ofKind(":Namespace").flatMap((subject): readonly StackFinding[] => {
      const missing = DIRECTIONS.filter(
        (direction) =>
          !forAllPods.some(
            ({ policy, everywhere, directions }) =>
              (everywhere || isIn(policy, subject)) && directions.has(direction),
          ),
      );
      return missing.length === 0
        ? []
        : [{ subject, path: "", message: `must deny ${missing.join(" and ")} by default (no policy does)` }];
    });
  },
});

/** A policy that does not say its namespace may be meant for this one. */
function isIn(policy: KubernetesObject, namespaced: KubernetesObject): boolean {
  const said = policy.metadata.namespace ?? "";
  return said === "" || said === nameOf(namespaced);
}
