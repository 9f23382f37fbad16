/** Proves that a release names an exact chart, and that its definitions are installed before it. */
import assert from "node:assert/strict";
import { observe } from "@drydock/simulator/testing";
import { type ChartSource, HelmAddon, type HelmAddonArgs, releaseChart } from "./index.ts";

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
});
