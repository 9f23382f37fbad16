/** Proves that a release names an exact chart, and comes after its definitions, permissions and network policies. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import * as pulumi from "@pulumi/pulumi";
import { assertManifest } from "./crds.ts";
import { type ChartSource, HelmAddon, type HelmAddonArgs, releaseChart, spread } from "./index.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const http: ChartSource = { repository: "https://charts.example.com", chart: "scaler", version: "9.59.0" };
const oci: ChartSource = {
  repository: "oci://registry.example.com/karpenter",
  chart: "karpenter",
  version: "1.14.1",
};

describe("releaseChart", () => {
  it("gives a repository's chart its address", () => {
    assert.deepEqual(releaseChart(http), {
      chart: "scaler",
      version: "9.59.0",
      repositoryOpts: { repo: "https://charts.example.com" },
    });
  });

  for (const repository of [oci.repository, `${oci.repository}/`]) {
    it(`makes one reference of ${repository} and the chart`, () => {
      assert.deepEqual(releaseChart({ ...oci, repository }), {
        chart: "oci://registry.example.com/karpenter/karpenter",
        version: "1.14.1",
      });
    });
  }

  for (const version of ["v3.32.1", "1.20.0", "2.0.0-rc.1", "1.2.3+build.4"]) {
    it(`takes ${version}`, () => assert.equal(releaseChart({ ...http, version }).version, version));
  }

  for (const version of ["latest", "^1.2.3", "1.x", "1.2", ">=1.2.3", ""]) {
    it(`refuses version "${version}"`, () => {
      assert.throws(() => releaseChart({ ...http, version }), {
        message: `chart scaler: "${version}" is not an exact version; write one such as 1.14.1`,
      });
    });
  }

  it("refuses a repository without encryption", () => {
    assert.throws(
      () => releaseChart({ ...http, repository: "http://charts.example.com" }),
      /repository "http:\/\/charts.example.com" must start with https:\/\/ or oci:\/\//,
    );
  });
});

describe("assertManifest", () => {
  for (const address of [
    "https://raw.example.com/aws/eks-charts/v0.0.242/stable/crds.yaml",
    "https://raw.example.com/owner/repo/21a94b6700f74fe1999b97be390f978eb4087fc8/crds/vpa.yaml",
    "https://raw.example.com/owner/repo/vertical-pod-autoscaler-1.7.1/deploy/crd.yaml",
  ]) {
    it(`takes ${address}`, () => assert.doesNotThrow(() => assertManifest(address)));
  }

  for (const address of [
    "https://raw.example.com/owner/repo/main/crds/1.0.0/crds.yaml",
    "https://raw.example.com/owner/repo/master/crds.yaml",
    "https://raw.example.com/owner/repo/stable/crds-1.0.yaml",
  ]) {
    it(`refuses ${address}, whose content may change`, () => {
      assert.throws(() => assertManifest(address), {
        message: `definitions ${address}: name an exact version, tag or commit in the path`,
      });
    });
  }

  it("refuses an address without encryption", () => {
    assert.throws(
      () => assertManifest("http://raw.example.com/owner/repo/1.0.0/crds.yaml"),
      /definitions .*: must start with https:\/\//,
    );
  });
});

describe("HelmAddon", () => {
  const observeAddon = async (change: Partial<HelmAddonArgs>) => {
    const seen = await observe(
      () => void new HelmAddon("scaler", { ...http, namespace: "kube-system", ...change }),
    );
    assert.deepEqual(seen.errors, []);
    return seen;
  };

  it("is one release that cleans up after itself", async () => {
    const { inputs } = (await observeAddon({ values: { replicas: 2 } })).get(RELEASE, "scaler-release");
    assert.equal(inputs["name"], "scaler");
    assert.equal(inputs["namespace"], "kube-system");
    assert.equal(inputs["chart"], "scaler");
    assert.equal(inputs["version"], "9.59.0");
    assert.deepEqual(inputs["repositoryOpts"], { repo: "https://charts.example.com" });
    assert.deepEqual(inputs["values"], { replicas: 2 });
    assert.equal(inputs["atomic"], true);
    assert.equal(inputs["cleanupOnFail"], true);
    assert.equal(inputs["skipAwait"], false);
    assert.equal(inputs["skipCrds"], false);
    assert.equal(inputs["disableWebhooks"], false);
    assert.equal(inputs["timeout"], 600);
    assert.equal(inputs["maxHistory"], 5);
  });

  it("installs definitions first, in a release of their own", async () => {
    const seen = await observeAddon({
      ...oci,
      crds: { ...oci, chart: "karpenter-crd" },
      releaseName: "karpenter",
    });
    const crds = seen.get(RELEASE, "scaler-crds");
    const release = seen.get(RELEASE, "scaler-release");
    assert.equal(crds.inputs["name"], "karpenter-crds");
    assert.equal(crds.inputs["chart"], "oci://registry.example.com/karpenter/karpenter-crd");
    assert.equal(release.inputs["name"], "karpenter");
    assert.equal(release.inputs["skipCrds"], true);
    assert.ok(release.dependencies.includes(crds.urn));
  });

  it("is not atomic where it does not wait, because Helm's atomic waits", async () => {
    const { inputs } = (await observeAddon({ skipAwait: true, timeoutSeconds: 300, maxHistory: 2 })).get(
      RELEASE,
    );
    assert.equal(inputs["skipAwait"], true);
    assert.equal(inputs["atomic"], false);
    assert.equal(inputs["timeout"], 300);
    assert.equal(inputs["maxHistory"], 2);
  });

  it("updates the definitions of a chart that keeps them in a directory, from files", async () => {
    const file = "https://raw.example.com/owner/repo/v1.7.1/crds.yaml";
    const seen = await observeAddon({ crds: { manifests: { all: file } } });
    const definitions = seen.get("kubernetes:yaml/v2:ConfigFile", "scaler-crds-all");
    const release = seen.get(RELEASE, "scaler-release");
    assert.equal(definitions.inputs["file"], file);
    assert.equal(release.inputs["skipCrds"], true);
    assert.ok(release.dependencies.includes(definitions.urn));
  });

  it("refuses files of definitions that may change", async () => {
    const manifests = { all: "https://raw.example.com/owner/repo/main/crds.yaml" };
    const seen = await observe(
      () => void new HelmAddon("scaler", { ...http, namespace: "kube-system", crds: { manifests } }),
    );
    assert.match(seen.errors[0]?.message ?? "", /name an exact version, tag or commit/);
  });

  it("starts its pods once their service accounts have permissions, in the namespace of the release", async () => {
    const seen = await observe(() => {
      const addon = new HelmAddon("scaler", {
        ...http,
        namespace: pulumi.output("scaling"),
        identities: [
          {
            clusterName: "main",
            clusterArn: "arn:aws:eks:us-east-1:111111111111:cluster/main",
            serviceAccount: "scaler",
            statements: [
              { actions: ["sqs:GetQueueAttributes"], resources: ["arn:aws:sqs:us-east-1:1:jobs"] },
            ],
          },
        ],
      });
      return { role: addon.roleArns["scaler"] };
    });
    assert.deepEqual(seen.errors, []);
    const association = seen.get("aws:eks/podIdentityAssociation:PodIdentityAssociation");
    assert.equal(association.inputs["namespace"], "scaling");
    assert.equal(association.inputs["serviceAccount"], "scaler");
    assert.ok(seen.get(RELEASE).dependencies.includes(association.urn));
    assert.match(String(seen.outputs["role"]), /^arn:aws:iam::111111111111:role\//);
  });

  it("starts its pods behind their network policies", async () => {
    const spec = { podSelector: { matchLabels: { app: "scaler" } }, policyTypes: ["Ingress", "Egress"] };
    const seen = await observeAddon({ networkPolicies: { scaler: spec } });
    const policy = seen.get("kubernetes:networking.k8s.io/v1:NetworkPolicy", "scaler-network-policy-scaler");
    assert.deepEqual(policy.inputs["spec"], spec);
    assert.deepEqual(policy.inputs["metadata"], { name: "scaler", namespace: "kube-system" });
    assert.ok(seen.get(RELEASE).dependencies.includes(policy.urn));
  });
});

describe("spread", () => {
  it("is over zones and nodes, of the controller's own pods", () => {
    assert.deepEqual(
      spread({ app: "scaler" }).map(({ topologyKey, labelSelector }) => [topologyKey, labelSelector]),
      [
        ["topology.kubernetes.io/zone", { matchLabels: { app: "scaler" } }],
        ["kubernetes.io/hostname", { matchLabels: { app: "scaler" } }],
      ],
    );
  });
});
