/** Argo CD project that deploys into the tenant's namespace, and nowhere else. */
import type * as pulumi from "@pulumi/pulumi";
import type { AccessLevel } from "./access.ts";

export interface ArgoProject {
  /** Namespace of Argo CD; an output of its release makes the project wait for it. Default: argocd. */
  readonly argoNamespace?: pulumi.Input<string>;
  /** Repositories whose manifests may be deployed; an asterisk alone is refused. */
  readonly sourceRepos: readonly string[];
  /** Default: the cluster that Argo CD runs in. */
  readonly server?: string;
  /** Service account of Argo CD that deploys. Default: argocd-application-controller. */
  readonly controllerAccount?: string;
  /** Service account of Argo CD that shows logs and objects. Default: argocd-server. */
  readonly serverAccount?: string;
  /** Groups that may synchronize the project's applications. Default: none. */
  readonly syncGroups?: readonly string[];
}

export function argoNamespaceOf({ argoNamespace = "argocd" }: ArgoProject): pulumi.Input<string> {
  return argoNamespace;
}

/** What Argo CD may do in the namespace: without these it needs rights over the whole cluster. */
export function argoAccounts({
  controllerAccount = "argocd-application-controller",
  serverAccount = "argocd-server",
}: ArgoProject): readonly (readonly [suffix: string, level: AccessLevel, account: string])[] {
  return [
    ["argo-deploy", "deploy", controllerAccount],
    ["argo-view", "view", serverAccount],
  ];
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
