/** Proves that everything the layer installs is pinned, and that a missing pin is said and not guessed. */
import assert from "node:assert/strict";
import { addonVersion, amiAlias, amiRelease, clusterAutoscalerTag } from "./versions.ts";

describe("versions", () => {
  it("pins images of nodes, in both spellings", () => {
    assert.match(amiRelease("AL2023_x86_64_STANDARD", "1.35"), /^1\.35\.\d+-\d{8}$/);
    const build = amiRelease("AL2023_ARM_64_STANDARD", "1.35").split("-")[1];
    assert.equal(amiAlias("AL2023", "1.35"), `al2023@v${build}`);
    assert.match(amiRelease("BOTTLEROCKET_x86_64", "1.35"), /^\d+\.\d+\.\d+-[0-9a-f]{8}$/);
    assert.match(amiAlias("Bottlerocket", "1.35"), /^bottlerocket@v\d+\.\d+\.\d+$/);
  });

  it("takes the Cluster Autoscaler of the cluster's minor", () => {
    assert.match(clusterAutoscalerTag("1.35"), /^v1\.35\.\d+$/);
    assert.match(clusterAutoscalerTag("1.34"), /^v1\.34\.\d+$/);
  });

  it("prefers an add-on version that the environment names", () => {
    assert.equal(addonVersion("coredns", "v1.0.0-eksbuild.1", "1.35"), "v1.0.0-eksbuild.1");
    assert.match(addonVersion("coredns", undefined, "1.35"), /^v\d+\.\d+\.\d+-eksbuild\.\d+$/);
  });

  it("says what is not pinned", () => {
    assert.throws(() => amiRelease("AL2023_x86_64_STANDARD", "1.99"), {
      message: "AL2023_x86_64_STANDARD: the versions catalogue pins no AMI release for Kubernetes 1.99",
    });
    assert.throws(
      () => amiAlias("Bottlerocket", "1.99"),
      /Bottlerocket: .* no AMI release for Kubernetes 1\.99/,
    );
    assert.throws(() => clusterAutoscalerTag("1.99"), /cluster-autoscaler: .* no image for Kubernetes 1\.99/);
    assert.throws(() => addonVersion("coredns", undefined, "1.99"), {
      message:
        "cluster.addons.coredns.version: the versions catalogue pins none for Kubernetes 1.99; write one",
    });
  });
});
