/** Argo CD project that deploys into the tenant's namespace, and nowhere else. */

export interface ArgoProject {
  /** Namespace of Argo CD. Default: argocd. */
  readonly argoNamespace?: string;
  /** Repositories whose manifests may be deployed; an asterisk alone is refused. */
  readonly sourceRepos: readonly string[];
  /** Default: the cluster that Argo CD runs in. */
  readonly server?: string;
  /** Groups that may synchronize the project's applications. Default: none. */
  readonly syncGroups?: readonly string[];
}

/** What the platform keeps for itself: an application that could raise its own quota would have none. */
const WITHHELD = [
  { group: "", kind: "ResourceQuota" },
  { group: "", kind: "LimitRange" },
];

export function projectSpec(tenant: string, namespace: string, project: ArgoProject) {
  const { sourceRepos, server = "https://kubernetes.default.svc", syncGroups = [] } = project;
  return {
    sourceRepos: [...sourceRepos],
    destinations: [{ server, namespace }],
    clusterResourceWhitelist: [],
    namespaceResourceBlacklist: WITHHELD.map((one) => ({ ...one })),
    orphanedResources: { warn: true },
    ...(syncGroups.length > 0 ? { roles: [syncRole(tenant, syncGroups)] } : {}),
  };
}

function syncRole(tenant: string, groups: readonly string[]) {
  const policies = ["get", "sync"].map(
    (action) => `p, proj:${tenant}:sync, applications, ${action}, ${tenant}/*, allow`,
  );
  return {
    name: "sync",
    groups: [...groups],
    policies,
  };
}
