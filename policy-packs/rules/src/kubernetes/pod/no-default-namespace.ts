/** Nothing is put in the default namespace. */
import { shown } from "../../inputs.ts";
import { defineObjectRule, type Finding, type KubernetesObject } from "../../rule.ts";
import { checkov, cisEks, cisKubernetes, kubescape } from "../frameworks.ts";
import { groupKind, podsOf } from "../pods-of.ts";

/** Kinds of Kubernetes itself that live in namespaces, besides all that bring pods. */
const NAMESPACED = new Set([
  ":ConfigMap",
  ":Endpoints",
  ":LimitRange",
  ":PersistentVolumeClaim",
  ":ResourceQuota",
  ":Secret",
  ":Service",
  ":ServiceAccount",
  "autoscaling:HorizontalPodAutoscaler",
  "networking.k8s.io:Ingress",
  "networking.k8s.io:NetworkPolicy",
  "policy:PodDisruptionBudget",
  "rbac.authorization.k8s.io:Role",
  "rbac.authorization.k8s.io:RoleBinding",
]);

/** What every cluster comes with. */
const BUILT_IN = new Set([":Service/kubernetes", ":ServiceAccount/default", ":ConfigMap/kube-root-ca.crt"]);

const config = (namespace?: string): unknown => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "web", ...(namespace === undefined ? {} : { namespace }) },
});

export const noDefaultNamespace = defineObjectRule({
  id: "no-default-namespace",
  title: "Objects are not in the default namespace",
  description:
    "Network policies, quotas, Pod Security labels and rights are given by namespace. What shares the default one shares all of them, with whatever else nobody thought about.",
  severity: "low",
  frameworks: [
    cisKubernetes("5.6.4", "The default namespace is not used."),
    cisEks("4.5.2", "The default namespace is not used."),
    kubescape("C-0061", "No pods in the default namespace."),
    checkov("CKV_K8S_21", "The default namespace is not used."),
  ],
  remediation: "name the namespace of the workload in metadata.namespace",
  url: "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/",
  kinds: ["*"],
  examples: { good: config("shop"), bad: config() },
  judge,
});

function judge(object: KubernetesObject): readonly Finding[] {
  const { name, namespace } = object.metadata;
  const unset = (namespace ?? "") === "";
  if (!unset && namespace !== "default") return [];
  if (BUILT_IN.has(`${groupKind(object)}/${name}`)) return [];
  if (unset && !livesInNamespace(object)) return [];
  return [
    {
      path: "metadata.namespace",
      message: `must name another namespace than default (is ${shown(namespace ?? undefined)})`,
    },
  ];
}

/** A kind that nobody here knows may be one of the whole cluster: without a namespace it is given the benefit of the doubt. */
function livesInNamespace(object: KubernetesObject): boolean {
  return NAMESPACED.has(groupKind(object)) || podsOf(object).length > 0;
}
