/** Proves that a tenant has a closed namespace, its limits, its people without secrets, and a project of its own. */
import assert from "node:assert/strict";
import { kubernetesFindings } from "@drydock/preflight";
import { observe } from "@drydock/simulator/testing";
import { Tenant, type TenantArgs, tenantProblems } from "./index.ts";

const seed: TenantArgs = {
  namespace: "application",
  istioInjection: true,
  labels: { tier: "application" },
  monitoring: { namespace: "observability", podLabels: { "app.kubernetes.io/name": "prometheus" } },
  quota: {
    requests: { cpu: "50", memory: "100Gi", storage: "500Gi" },
    limits: { cpu: "100", memory: "200Gi" },
    pods: 100,
    services: 50,
    persistentVolumeClaims: 20,
  },
  limits: {
    container: {
      default: { cpu: "1", memory: "1Gi" },
      defaultRequest: { cpu: "100m", memory: "128Mi" },
      max: { cpu: "4", memory: "8Gi" },
      min: { cpu: "50m", memory: "64Mi" },
    },
    pod: { max: { cpu: "8", memory: "16Gi" }, min: { cpu: "50m", memory: "64Mi" } },
    persistentVolumeClaim: { maxStorage: "100Gi", minStorage: "1Gi" },
  },
  viewGroups: ["developers"],
  editGroups: ["application-owners"],
  pullSecret: { name: "registry-credentials", store: { name: "aws" }, remoteKey: "platform/registry" },
  argoProject: { sourceRepos: ["https://git.example.com/application/*"], syncGroups: ["application-owners"] },
};

async function build(args: TenantArgs) {
  const seen = await observe(() => {
    const { namespace, pullSecretName, argoProjectName } = new Tenant("application", args);
    return { namespace, names: [pullSecretName ?? null, argoProjectName ?? null] };
  });
  assert.deepEqual([seen.errors, seen.refusals], [[], []]);
  const resources = seen.registrations.map(({ urn, type, name, inputs }) => {
    return {
      urn,
      type,
      name,
      inputs: { ...inputs },
      layer: "test",
      parent: null,
      component: null,
      dependsOn: [],
    };
  });
  const findings = await kubernetesFindings({ resources }, { whole: false });
  assert.deepEqual(findings, []);
  return seen;
}

const spec = (seen: Awaited<ReturnType<typeof build>>, type: string) => seen.get(type).inputs["spec"];

describe("Tenant", () => {
  it("has quota and limits, value by value", async () => {
    const seen = await build(seed);
    assert.deepEqual(spec(seen, "kubernetes:core/v1:ResourceQuota"), {
      hard: {
        "requests.cpu": "50",
        "requests.memory": "100Gi",
        "requests.storage": "500Gi",
        "limits.cpu": "100",
        "limits.memory": "200Gi",
        pods: "100",
        services: "50",
        persistentvolumeclaims: "20",
      },
    });
    assert.deepEqual(spec(seen, "kubernetes:core/v1:LimitRange"), {
      limits: [
        {
          type: "Container",
          default: { cpu: "1", memory: "1Gi" },
          defaultRequest: { cpu: "100m", memory: "128Mi" },
          max: { cpu: "4", memory: "8Gi" },
          min: { cpu: "50m", memory: "64Mi" },
        },
        { type: "Pod", max: { cpu: "8", memory: "16Gi" }, min: { cpu: "50m", memory: "64Mi" } },
        { type: "PersistentVolumeClaim", max: { storage: "100Gi" }, min: { storage: "1Gi" } },
      ],
    });
    assert.equal(seen.outputs["namespace"], "application");
  });

  it("is closed, labelled and restricted, but for DNS and monitoring", async () => {
    const seen = await build(seed);
    const { labels } = seen.get("kubernetes:core/v1:Namespace").inputs["metadata"] as {
      labels: Record<string, string>;
    };
    assert.equal(labels["pod-security.kubernetes.io/enforce"], "restricted");
    assert.equal(labels["istio-injection"], "enabled");
    assert.equal(labels["tier"], "application");
    assert.deepEqual(
      seen
        .all("kubernetes:networking.k8s.io/v1:NetworkPolicy")
        .map(({ name }) => name)
        .sort(),
      ["application-allow-dns", "application-allow-monitoring", "application-default-deny"],
    );
  });

  it("lets people see and change what runs, and neither secrets nor what holds the tenant in", async () => {
    const seen = await build(seed);
    const roles = seen
      .all("kubernetes:rbac.authorization.k8s.io/v1:Role")
      .filter(({ name }) => !name.includes("-argo-"));
    assert.equal(roles.length, 2);
    const rules = roles.flatMap(
      ({ inputs }) => inputs["rules"] as { apiGroups: string[]; resources: string[]; verbs: string[] }[],
    );
    for (const part of ["apiGroups", "resources", "verbs"] as const) {
      assert.ok(!rules.some((rule) => rule[part].some((one) => one.includes("*"))), part);
    }
    assert.ok(!rules.some(({ resources }) => resources.includes("secrets")));
    const changed = rules
      .filter(({ verbs }) => verbs.includes("update"))
      .flatMap(({ resources }) => resources);
    assert.ok(changed.includes("deployments"));
    for (const kept of ["resourcequotas", "limitranges", "networkpolicies", "roles", "rolebindings"]) {
      assert.ok(!changed.includes(kept), kept);
    }
    const bindings = seen.all("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding");
    assert.deepEqual(
      bindings
        .filter(({ name }) => !name.includes("-argo-"))
        .map(({ inputs }) => [
          (inputs["roleRef"] as { name: string }).name,
          (inputs["subjects"] as { name: string }[]).map(({ name }) => name),
        ]),
      [
        ["tenant-view", ["developers"]],
        ["tenant-edit", ["application-owners"]],
      ],
    );
  });

  it("fetches the pull secret, and holds no value of it", async () => {
    const seen = await build(seed);
    assert.deepEqual(spec(seen, "kubernetes:external-secrets.io/v1:ExternalSecret"), {
      refreshInterval: "1h",
      secretStoreRef: { kind: "ClusterSecretStore", name: "aws" },
      target: {
        name: "registry-credentials",
        creationPolicy: "Owner",
        deletionPolicy: "Retain",
        template: { type: "kubernetes.io/dockerconfigjson" },
      },
      data: [{ secretKey: ".dockerconfigjson", remoteRef: { key: "platform/registry" } }],
    });
    assert.deepEqual(seen.outputs["names"], ["registry-credentials", "application"]);
    assert.deepEqual(seen.all("kubernetes:core/v1:Secret"), []);
    const existing = await build({ quota: "None", pullSecret: { name: "there" } });
    assert.deepEqual(existing.all("kubernetes:external-secrets.io/v1:ExternalSecret"), []);
    assert.deepEqual(existing.outputs["names"], ["there", null]);
  });

  it("has a project that reaches its own namespace and no cluster-wide object", async () => {
    const seen = await build(seed);
    const project = seen.get("kubernetes:argoproj.io/v1alpha1:AppProject").inputs;
    assert.deepEqual(project["metadata"], { name: "application", namespace: "argocd" });
    assert.deepEqual(project["spec"], {
      sourceRepos: ["https://git.example.com/application/*"],
      destinations: [{ server: "https://kubernetes.default.svc", namespace: "application" }],
      clusterResourceWhitelist: [],
      namespaceResourceBlacklist: [
        { group: "", kind: "ResourceQuota" },
        { group: "", kind: "LimitRange" },
      ],
      orphanedResources: { warn: true },
      roles: [
        {
          name: "sync",
          groups: ["application-owners"],
          policies: [
            "p, proj:application:sync, applications, get, application/*, allow",
            "p, proj:application:sync, applications, sync, application/*, allow",
          ],
        },
      ],
    });
  });

  it("lets Argo CD deploy into the namespace, and read and write neither secrets nor what holds the tenant in", async () => {
    const seen = await build(seed);
    const binding = seen.get(
      "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
      "application-role-binding-argo-deploy",
    );
    assert.deepEqual(binding.inputs["subjects"], [
      { kind: "ServiceAccount", name: "argocd-application-controller", namespace: "argocd" },
    ]);
    const { inputs } = seen.get(
      "kubernetes:rbac.authorization.k8s.io/v1:Role",
      "application-role-argo-deploy",
    );
    const rules = inputs["rules"] as { resources: string[]; verbs: string[] }[];
    const written = rules
      .filter(({ verbs }) => verbs.includes("create"))
      .flatMap(({ resources }) => resources);
    for (const one of ["deployments", "rollouts", "networkpolicies", "externalsecrets", "serviceaccounts"]) {
      assert.ok(written.includes(one), one);
    }
    for (const kept of ["resourcequotas", "limitranges", "roles", "rolebindings"]) {
      assert.ok(!written.includes(kept), kept);
    }
    assert.ok(!rules.some(({ resources }) => resources.includes("secrets")));
    // What it may change it may watch too: otherwise it would see a difference for ever.
    assert.ok(rules.every(({ verbs }) => verbs.includes("watch")));
  });

  it("gives its namespace away only with quota and limits in place", async () => {
    const seen = await observe(() => {
      const { namespace } = new Tenant("application", seed);
      new Tenant("after", { quota: "None", limits: "None", annotations: { after: namespace as never } });
    });
    assert.deepEqual(seen.errors, []);
    const after = seen.get("kubernetes:core/v1:Namespace", "after-namespace").dependencies;
    for (const type of ["ResourceQuota", "LimitRange"]) {
      assert.ok(after.includes(seen.get(`kubernetes:core/v1:${type}`).urn), type);
    }
  });

  it("has default sizes without being asked, and nothing that was left out", async () => {
    const seen = await build({ quota: "None" });
    assert.deepEqual(spec(seen, "kubernetes:core/v1:LimitRange"), {
      limits: [
        {
          type: "Container",
          default: { cpu: "500m", memory: "512Mi" },
          defaultRequest: { cpu: "250m", memory: "256Mi" },
        },
      ],
    });
    assert.deepEqual(seen.all("kubernetes:core/v1:ResourceQuota"), []);
    assert.deepEqual(seen.all("kubernetes:rbac.authorization.k8s.io/v1:Role"), []);
    assert.deepEqual(seen.all("kubernetes:argoproj.io/v1alpha1:AppProject"), []);
  });

  it("refuses all that is wrong, at once", async () => {
    const seen = await observe(
      () => void new Tenant("team", { quota: { pods: -1 }, viewGroups: ["system:authenticated"] }),
    );
    assert.equal(
      seen.errors[0]?.message,
      [
        "team:",
        "  quota.pods: must be a whole number of 0 or more (got -1)",
        '  viewGroups[0]: "system:authenticated" is not a group of people of the tenant; name theirs',
      ].join("\n"),
    );
  });
});

describe("tenantProblems", () => {
  const cases: [string, Partial<TenantArgs>, string[]][] = [
    ["the seed", seed, []],
    [
      "a quota in the wrong unit",
      { quota: { requests: { memory: "100GB" } } },
      ['quota.requests.memory: "100GB" is not a quantity; write one such as 512Mi'],
    ],
    [
      "requests above limits",
      { quota: { requests: { cpu: "100" }, limits: { cpu: "50" } } },
      ["quota.requests.cpu: 100 is more than limits, 50; lower it"],
    ],
    [
      "a default above the maximum",
      { limits: { container: { default: { cpu: "8" }, max: { cpu: "4" } } } },
      ["limits.container.default.cpu: 8 is more than max, 4; lower it"],
    ],
    [
      "a container larger than a pod",
      { limits: { container: { max: { memory: "16Gi" } }, pod: { max: { memory: "8Gi" } } } },
      ["limits.container.max.memory: 16Gi is more than the pod's max, 8Gi; lower it"],
    ],
    [
      "claims the wrong way round",
      { limits: { persistentVolumeClaim: { minStorage: "10Gi", maxStorage: "1Gi" } } },
      ["limits.persistentVolumeClaim.minStorage: 10Gi is more than maxStorage, 1Gi; lower it"],
    ],
    [
      "anybody's manifests",
      { argoProject: { sourceRepos: ["*"] } },
      ['argoProject.sourceRepos[0]: "*" lets anybody\'s manifests in; name repositories'],
    ],
    [
      "no manifests",
      { argoProject: { sourceRepos: [] } },
      ["argoProject.sourceRepos: nothing could be deployed; name a repository"],
    ],
    [
      "everybody may edit",
      { editGroups: ["*"] },
      ['editGroups[0]: "*" is not a group of people of the tenant; name theirs'],
    ],
  ];
  for (const [title, change, expected] of cases) {
    it(title, () =>
      assert.deepEqual(
        tenantProblems({ quota: "None", ...change }).map(({ path, message }) => `${path}: ${message}`),
        expected,
      ),
    );
  }
});
