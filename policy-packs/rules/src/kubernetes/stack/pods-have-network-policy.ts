/** Every pod is selected by a network policy. */
import { defineStackRule, type KubernetesObject } from "../../rule.ts";
import { checkov, hardeningGuide, kubescape } from "../frameworks.ts";
import { deployment, networkPolicy } from "./examples.ts";
import { isolationsOf } from "./network-policies.ts";
import { viewOf } from "./view.ts";
import { isEmptySelector, selects } from "./selectors.ts";

export const podsHaveNetworkPolicy = defineStackRule({
  id: "pods-have-network-policy",
  title: "Pods are selected by a network policy",
  description:
    "A pod that no policy selects talks to every pod of the cluster and to the internet, and every pod talks to it: one container that is broken into reaches all others.",
  severity: "medium",
  frameworks: [
    kubescape("C-0030", "Traffic into and out of pods is limited."),
    checkov("CKV2_K8S_6", "Pods have a network policy."),
    hardeningGuide("Network policies", "Pods are isolated by policies that select them."),
  ],
  remediation: "add a NetworkPolicy for the pods, or one that denies by default for the namespace",
  url: "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
  examples: {
    good: [deployment(), networkPolicy({ podSelector: {}, policyTypes: ["Ingress", "Egress"] })],
    bad: [deployment()],
  },
  judge: (stack) => {
    const view = viewOf(stack);
    const isolations = isolationsOf(view);
    const everywhere = isolations.filter((one) => one.everywhere);
    const [forAll, forSome] = [true, false].map((all) =>
      isolations.filter((one) => !one.everywhere && isEmptySelector(one.selector) === all),
    );
    const namespaces = new Set(forAll?.map(({ policy }) => policy.metadata.namespace ?? ""));
    const selected = new Set<KubernetesObject>();
    for (const { policy, selector } of forSome ?? [])
      for (const { owner } of view.selected(policy, selector)) selected.add(owner);
    return view.pods
      .filter(({ owner }) => !selected.has(owner) && !isAmong(namespaces, owner))
      .filter(({ pod }) => !everywhere.some(({ selector }) => selects(selector, pod.labels)))
      .map(({ owner }) => ({
        subject: owner,
        path: "",
        message: "must have pods that a network policy selects (none does)",
      }));
  },
});

/** What does not say its namespace may be in any of them. */
function isAmong(namespaces: ReadonlySet<string>, { metadata }: KubernetesObject): boolean {
  const { namespace = "" } = metadata;
  return namespaces.has("") || namespaces.has(namespace) || (namespace === "" && namespaces.size > 0);
}
