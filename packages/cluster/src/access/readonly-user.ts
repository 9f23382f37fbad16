/** What developers may see: their workloads, and no secret among them. */
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

export const READONLY_USER = "readonly-user";
/** Group that access entries put developers in. */
export const DEVELOPERS = "developers";

const READ = ["get", "list", "watch"];

/** Secrets, logs and exec are left out on purpose: reading them is more than looking. */
const READABLE = [
  { apiGroups: [""], resources: ["pods", "services", "endpoints", "configmaps"], verbs: READ },
  { apiGroups: ["apps"], resources: ["deployments", "replicasets", "statefulsets"], verbs: READ },
];

export function createReadonlyUser(parent: pulumi.Resource, name: string, provider: k8s.Provider): void {
  const role = new k8s.rbac.v1.ClusterRole(
    `${name}-${READONLY_USER}-role`,
    { metadata: { name: READONLY_USER }, rules: READABLE },
    { parent, provider },
  );
  new k8s.rbac.v1.ClusterRoleBinding(
    `${name}-${READONLY_USER}-binding`,
    {
      metadata: { name: READONLY_USER },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role.metadata.name },
      subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: DEVELOPERS }],
    },
    { parent, provider },
  );
}
