/** What Argo CD deploys for a tenant, as its custom resources say it. */
import type { ArgoTenantSettings } from "@drydock/core/environment";
import { THIS_CLUSTER } from "../argo-cd/names.ts";

type Tenant = Pick<ArgoTenantSettings, "repository" | "source" | "sync">;

/** Kind and spec; the name is the tenant's. */
export function applicationOf(name: string, tenant: Tenant) {
  return tenant.source.kind === "Application"
    ? { kind: "Application" as const, spec: applicationSpec(name, tenant, tenant.source.path) }
    : { kind: "ApplicationSet" as const, spec: applicationSetSpec(name, tenant, tenant.source.directories) };
}

function applicationSpec(name: string, { repository, source, sync }: Tenant, path: string) {
  return {
    project: name,
    source: { repoURL: repository, targetRevision: source.targetRevision, path },
    destination: { server: THIS_CLUSTER, namespace: name },
    syncPolicy: syncPolicy(sync),
  };
}

/** One Application a folder. What a folder deployed stays when the folder goes, until somebody deletes it. */
function applicationSetSpec(name: string, tenant: Tenant, directories: string) {
  const { repository, source } = tenant;
  return {
    goTemplate: true,
    goTemplateOptions: ["missingkey=error"],
    generators: [
      { git: { repoURL: repository, revision: source.targetRevision, directories: [{ path: directories }] } },
    ],
    // A finalizer of an Application whose project is gone would hold up its namespace for ever.
    syncPolicy: { preserveResourcesOnDeletion: true },
    template: {
      metadata: { name: `${name}-{{ .path.basenameNormalized }}` },
      spec: applicationSpec(name, tenant, "{{ .path.path }}"),
    },
  };
}

function syncPolicy(sync: Tenant["sync"]) {
  const syncOptions = ["ServerSideApply=true", "CreateNamespace=false", "ApplyOutOfSyncOnly=true"];
  return sync === "Automated" ? { automated: { prune: true, selfHeal: true }, syncOptions } : { syncOptions };
}

/** A project from which nothing can be deployed. */
export function defaultProjectSpec() {
  return {
    description: "Closed: every application belongs to the project of a tenant.",
    sourceRepos: [],
    destinations: [],
    clusterResourceWhitelist: [],
  };
}
