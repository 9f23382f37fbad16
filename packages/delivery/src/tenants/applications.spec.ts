/** Proves what Argo CD is told to deploy for a tenant: its repository, into its namespace, in its project. */
import assert from "node:assert/strict";
import { applicationOf } from "./applications.ts";

const repository = "https://github.com/example/shop";

describe("applicationOf", () => {
  it("is an Application of one folder, which is kept as the repository says", () => {
    const { kind, spec } = applicationOf("shop", {
      repository,
      source: { kind: "Application", path: "prod", targetRevision: "v1.2.0" },
      sync: "Automated",
    });
    assert.equal(kind, "Application");
    assert.deepEqual(spec, {
      project: "shop",
      source: { repoURL: repository, targetRevision: "v1.2.0", path: "prod" },
      destination: { server: "https://kubernetes.default.svc", namespace: "shop" },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        syncOptions: ["ServerSideApply=true", "CreateNamespace=false", "ApplyOutOfSyncOnly=true"],
      },
    });
  });

  it("waits for somebody where it is synchronized by hand", () => {
    const { spec } = applicationOf("shop", {
      repository,
      source: { kind: "Application", path: "prod", targetRevision: "main" },
      sync: "Manual",
    });
    assert.ok(!("automated" in (spec.syncPolicy as object)));
  });

  it("is an Application for each folder, all of them in the tenant's project and namespace", () => {
    const { kind, spec } = applicationOf("shop", {
      repository,
      source: { kind: "ApplicationSet", directories: "apps/*", targetRevision: "main" },
      sync: "Manual",
    });
    assert.equal(kind, "ApplicationSet");
    assert.ok("template" in spec);
    assert.deepEqual(spec.generators, [
      { git: { repoURL: repository, revision: "main", directories: [{ path: "apps/*" }] } },
    ]);
    assert.equal(spec.template.metadata.name, "shop-{{ .path.basenameNormalized }}");
    const { project, destination, source } = spec.template.spec;
    assert.deepEqual([project, destination.namespace, source.path], ["shop", "shop", "{{ .path.path }}"]);
  });
});
