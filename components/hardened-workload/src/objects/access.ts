/** What the service account of the pods may do in its namespace. */
import type { types } from "@pulumi/kubernetes";
import type { ServiceAccountArgs } from "../args/workload.ts";

const VAULT_ROLE = "vault.hashicorp.com/role";

export function serviceAccountAnnotations({
  annotations,
  vaultRole,
}: ServiceAccountArgs): Record<string, string> {
  return { ...annotations, ...(vaultRole === undefined ? {} : { [VAULT_ROLE]: vaultRole }) };
}

/**
 * Kubernetes cannot hold a list to names, so a list of names is for get and watch alone. A Role has no rules where there is
 * nothing to allow.
 */
export function roleRules({
  configMaps = "All",
  secrets = [],
}: ServiceAccountArgs): types.input.rbac.v1.PolicyRule[] {
  return [
    ...(configMaps === "All"
      ? [{ apiGroups: [""], resources: ["configmaps"], verbs: ["get", "list", "watch"] }]
      : named("configmaps", configMaps, ["get", "watch"])),
    ...named("secrets", secrets, ["get"]),
  ];
}

function named(resource: string, resourceNames: readonly string[], verbs: string[]) {
  return resourceNames.length === 0
    ? []
    : [{ apiGroups: [""], resources: [resource], resourceNames: [...resourceNames], verbs }];
}
