/** What people of a tenant may do in its namespace. */
import type { types } from "@pulumi/kubernetes";

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

export type AccessLevel = "view" | "edit";

export function accessRules(level: AccessLevel): Rule[] {
  const view = rules(VIEW, READ);
  if (level === "view") return view;
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

export function groupSubjects(groups: readonly string[]): types.input.rbac.v1.Subject[] {
  return groups.map((name) => ({ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name }));
}
