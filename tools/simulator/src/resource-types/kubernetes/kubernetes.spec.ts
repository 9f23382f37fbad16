/** Proves that Kubernetes objects and Helm releases are stored and refused as the API server and Helm do. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { refuses, World } from "../testing.ts";
import { kindOf, scopeOf, servedKinds } from "./kinds.ts";

const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";
const RELEASE = "kubernetes:helm.sh/v3:Release";

describe("Kubernetes object", () => {
  const named = (name: string, more: object = {}) => ({ metadata: { name, ...more } });
  refuses(
    CONFIG_MAP,
    () => named("settings", { namespace: "app", labels: { "app.kubernetes.io/name": "x" } }),
    [
      {
        of: "name",
        change: named("Settings"),
        code: "Invalid",
        message: '"Settings" is not a lowercase RFC 1123 subdomain of at most 253 characters',
      },
      {
        of: "long name",
        change: named("n".repeat(254)),
        code: "Invalid",
        message: `"${"n".repeat(254)}" is not a lowercase RFC 1123 subdomain of at most 253 characters`,
      },
      {
        of: "namespace",
        change: named("x", { namespace: "a.b" }),
        code: "Invalid",
        message: '"a.b" is not a lowercase RFC 1123 label of at most 63 characters',
      },
      {
        of: "label key",
        change: named("x", { labels: { "a b": "c" } }),
        code: "Invalid",
        message: '"a b" is not a qualified name',
      },
      {
        of: "label value",
        change: named("x", { labels: { a: "b c" } }),
        code: "Invalid",
        message: '"b c" is not a label value',
      },
      {
        of: "annotation key",
        change: named("x", { annotations: { "a/b/c": "" } }),
        code: "Invalid",
        message: '"a/b/c" is not a qualified name',
      },
      {
        of: "annotation value",
        change: named("x", { annotations: { a: 1 } }),
        code: "BadRequest",
        message: "is not a string",
      },
      {
        of: "annotation size",
        change: named("x", { annotations: { a: "v".repeat(262_144) } }),
        code: "Invalid",
        message: "annotations hold 262145 bytes; the API server takes 262144",
      },
      {
        of: "duplicate",
        change(world, inputs) {
          world.accepted(CONFIG_MAP, inputs);
          return {};
        },
        code: "AlreadyExists",
        message: 'ConfigMap "app/settings" already exists',
      },
    ],
  );

  it("gets a namespace and a name as the provider gives them, and the same uid in every run", () => {
    const [one, two] = [new World(), new World()].map((world) => world.accepted(CONFIG_MAP, {}, "settings"));
    assert.match(String(one?.id), /^default\/settings-[0-9a-f]{8}$/);
    assert.deepEqual(one, two);
  });

  it("has its name alone as id where the kind has no namespace", () => {
    const world = new World();
    assert.equal(world.accepted("kubernetes:core/v1:Namespace", named("app")).id, "app");
    assert.equal(world.accepted("kubernetes:karpenter.sh/v1:NodePool", named("default")).id, "default");
    assert.equal(
      world.accepted("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", named("system:x")).id,
      "system:x",
    );
  });

  for (const [type, apiVersion, kind] of [
    ["kubernetes:apps/v1:Daemon", "apps/v1", "Daemon"],
    ["kubernetes:policy/v1beta1:PodSecurityPolicy", "policy/v1beta1", "PodSecurityPolicy"],
    ["kubernetes:v1:Deployment", "v1", "Deployment"],
    ["kubernetes:core/v1:ConfigMapList", "v1", "ConfigMapList"],
  ] as const) {
    it(`is refused when Kubernetes serves no such kind: ${type}`, () => {
      assert.deepEqual(
        new World().create(type, named("x")).refusals.map(({ code, message }) => `${code}: ${message}`),
        [`NotFound: no matches for kind "${kind}" in version "${apiVersion}"`],
      );
    });
  }

  it("is refused as a patch without a name, and patches what is there", () => {
    const world = new World();
    const patch = "kubernetes:apps/v1:DaemonSetPatch";
    assert.deepEqual(
      world.create(patch, {}).refusals.map(({ message }) => message),
      ["a patch of a DaemonSet needs the name of the object"],
    );
    world.accepted(patch, named("aws-node", { namespace: "kube-system" }));
  });

  it("holds names of services and namespaces to labels", () => {
    const world = new World();
    assert.equal(world.create("kubernetes:core/v1:Service", named("1x")).refusals.length, 1);
    assert.equal(world.create("kubernetes:core/v1:Namespace", named("a.b")).refusals.length, 1);
  });
});

describe("table of served kinds", () => {
  it("has exactly the stable kinds of the Kubernetes SDK, but for what EKS does not serve", () => {
    const root = dirname(createRequire(import.meta.url).resolve("@pulumi/kubernetes/package.json"));
    const tokens = readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((file) => /^\w+\/v\d+\/\w+\.js$/.test(file) && !/(List|Patch|index)\.js$/.test(file))
      .flatMap(
        (file) =>
          /__pulumiType = '(kubernetes:[^']+)'/.exec(readFileSync(join(root, file), "utf8"))?.[1] ?? [],
      );
    const stable = tokens.filter(
      (token) => !/:(helm\.sh|meta|yaml|kustomize|storagemigration\.k8s\.io)\//.test(token),
    );
    const served = stable
      .map((token) => [token, scopeOf(kindOf(token))])
      .filter(([, scope]) => scope === "unserved");
    assert.deepEqual(
      served.map(([token]) => token),
      [
        "kubernetes:certificates.k8s.io/v1:ClusterTrustBundle",
        "kubernetes:certificates.k8s.io/v1:PodCertificateRequest",
        "kubernetes:resource.k8s.io/v1:DeviceTaintRule",
      ],
    );
    const known = Object.values(servedKinds()).flatMap(({ namespaced, clusterScoped }) => [
      ...namespaced,
      ...clusterScoped,
    ]);
    assert.equal(known.length, stable.length - 3);
  });
});

describe("Helm release", () => {
  const sound = {
    chart: "karpenter",
    version: "1.2.3",
    repositoryOpts: { repo: "https://charts.example.com" },
    namespace: "kube-system",
  };
  refuses(RELEASE, () => sound, [
    { of: "chart", change: { chart: undefined }, code: "Invalid", message: "a release needs a chart" },
    {
      of: "version",
      change: { version: undefined },
      code: "Invalid",
      message: "no version: the newest chart of the day would be installed",
    },
    {
      of: "range",
      change: { version: "^1.2.0" },
      code: "Invalid",
      message: "^1.2.0 is not one exact version",
    },
    {
      of: "repository",
      change: { repositoryOpts: undefined },
      code: "NotFound",
      message: "no repository to take the chart karpenter from",
    },
    {
      of: "name",
      change: { name: "n".repeat(54) },
      code: "Invalid",
      message: `"${"n".repeat(54)}" is not a Helm release name of at most 53 characters`,
    },
    { of: "values", change: { values: [] }, code: "Invalid", message: "values are not an object" },
  ]);

  it("takes charts of OCI registries and files", () => {
    const world = new World();
    world.accepted(RELEASE, { chart: "oci://public.ecr.aws/karpenter/karpenter", version: "1.14.1" });
    world.accepted(RELEASE, { chart: "./charts/own" });
  });
});
