/** What people of a tenant may do in its namespace. */
import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

type Rule = types.input.rbac.v1.PolicyRule;

const READ = ["get", "list", "watch"];
const WRITE = ["create", "update", "patch", "delete"];

/** Secrets are nowhere among them: who must read one reads it where it is kept. */
const VIEW: Readonly<Record<string, readonly string[]>> = {
  "": [
    "pods",
    "pods/log",
    "services",
    "endpoints",
    "configmaps",
    "events",
    "persistentvolumeclaims",
    "resourcequotas",
  ],
  apps: ["deployments", "replicasets", "statefulsets", "daemonsets"],
  batch: ["jobs", "cronjobs"],
  autoscaling: ["horizontalpodautoscalers"],
  policy: ["poddisruptionbudgets"],
  "networking.k8s.io": ["networkpolicies", "ingresses"],
};

/** What runs, and nothing of what holds it in: quota, limits, network policies and roles stay the platform's. */
const EDIT: Readonly<Record<string, readonly string[]>> = {
  "": ["services", "configmaps", "persistentvolumeclaims"],
  apps: ["deployments", "statefulsets", "daemonsets"],
  batch: ["jobs", "cronjobs"],
  autoscaling: ["horizontalpodautoscalers"],
  policy: ["poddisruptionbudgets"],
};

/** What Argo CD needs beside that, and people are not given: it deploys what somebody has reviewed. */
const DEPLOY: Readonly<Record<string, readonly string[]>> = {
  ...EDIT,
  "": [...(EDIT[""] ?? []), "serviceaccounts"],
  "networking.k8s.io": ["networkpolicies"],
  "external-secrets.io": ["externalsecrets"],
  "argoproj.io": ["rollouts", "analysistemplates"],
  "autoscaling.k8s.io": ["verticalpodautoscalers"],
  "keda.sh": ["scaledobjects", "triggerauthentications"],
  "networking.istio.io": ["virtualservices", "destinationrules"],
  "monitoring.coreos.com": ["servicemonitors", "podmonitors", "prometheusrules"],
};

export type AccessLevel = "view" | "edit" | "deploy";

export function accessRules(level: AccessLevel): Rule[] {
  const view = rules(VIEW, READ);
  if (level === "view") return view;
  if (level === "deploy") return [...view, ...rules(DEPLOY, [...READ, ...WRITE])];
  // A pod that hangs is deleted, and its controller makes another.
  return [...view, ...rules(EDIT, WRITE), { apiGroups: [""], resources: ["pods"], verbs: ["delete"] }];
}

function rules(resources: Readonly<Record<string, readonly string[]>>, verbs: readonly string[]): Rule[] {
  return Object.entries(resources).map(([group, names]) => ({
    apiGroups: [group],
    resources: [...names],
    verbs: [...verbs],
  }));
}

/** Service accounts of another namespace, such as those of Argo CD. */
export function accountSubjects(
  namespace: pulumi.Input<string>,
  accounts: readonly string[],
): types.input.rbac.v1.Subject[] {
  return accounts.map((name) => ({ kind: "ServiceAccount", name, namespace }));
}

export function groupSubjects(groups: readonly string[]): types.input.rbac.v1.Subject[] {
  return groups.map((name) => ({ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name }));
}
