/** Rules of a namespace before its pods: traffic denied by default, the pods' own policy, quota and limits. */
import type { OrderRule } from "../rule.ts";
import type { Item } from "../world.ts";

interface PolicySpec {
  readonly podSelector: object;
  readonly policyTypes: readonly string[];
  readonly ingress?: unknown;
  readonly egress?: unknown;
}

const OWN_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

function deniesByDefault({ inputs }: Item): boolean {
  const { podSelector, policyTypes, ingress, egress } = inputs["spec"] as PolicySpec;
  const everyPod = Object.keys(podSelector).length === 0;
  return everyPod && policyTypes.length === 2 && ingress === undefined && egress === undefined;
}

export const namespaceRules: OrderRule = {
  id: "namespace-rules",
  why: "A pod that starts before its namespace is closed can talk to everybody; one that starts before the limits has none.",
  needs: ({ pods, kind, siblings }) => {
    const rules = [
      ...kind("networking.k8s.io", "NetworkPolicy").filter(deniesByDefault),
      ...kind("", "ResourceQuota", "LimitRange"),
    ];
    const byNamespace = Map.groupBy(rules, ({ namespace }) => namespace);
    return pods
      .filter(({ namespace }) => namespace !== "kube-system")
      .map((subject) => ({
        subject,
        after: [
          ...(byNamespace.get(subject.namespace) ?? []),
          ...siblings(subject).filter(({ type }) => type === OWN_POLICY),
        ],
        what: `policy that denies by default in namespace ${subject.namespace}`,
      }));
  },
};
