/** Proves the catalogue's answers: order of minors, support on a day, AMI releases, charts, images, facts. */
import assert from "node:assert/strict";
import {
  amiFamily,
  amiRelease,
  chart,
  compareMinors,
  image,
  instanceType,
  kubernetesMinor,
  kubernetesMinors,
  latestMinor,
  supportStatus,
} from "./index.ts";

describe("Kubernetes minors", () => {
  it("come newest first, and the first is the latest", () => {
    const versions = kubernetesMinors().map(({ version }) => version);
    assert.deepEqual(versions, ["1.36", "1.35", "1.34", "1.33", "1.32", "1.31"]);
    assert.equal(latestMinor().version, "1.36");
  });

  it("compare by number and not by text", () => {
    assert.equal(Math.sign(compareMinors("1.9", "1.35")), -1);
    assert.equal(compareMinors("1.36", "1.34"), 2);
    assert.equal(compareMinors("1.35", "1.35"), 0);
  });

  it("are unknown when the catalogue does not have them", () => {
    assert.equal(kubernetesMinor("1.99"), undefined);
    assert.equal(supportStatus("1.99", "2026-11-21"), undefined);
  });

  for (const [minor, day, expected] of [
    ["1.36", "2026-06-01", "unreleased"],
    ["1.36", "2026-06-02", "standard"],
    ["1.36", "2026-11-21", "standard"],
    ["1.35", "2026-11-21", "standard"],
    ["1.34", "2026-12-01", "standard"],
    ["1.34", "2026-12-02", "extended"],
    ["1.33", "2026-11-21", "extended"],
    ["1.31", "2026-11-25", "extended"],
    ["1.31", "2026-11-26", "ended"],
  ] as const) {
    it(`${minor} is ${expected} on ${day}`, () => {
      assert.equal(supportStatus(minor, day), expected);
    });
  }

  it("have 14 months of standard and 12 of extended support", () => {
    const months = (from: string, to: string): number =>
      (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
      Number(to.slice(5, 7)) -
      Number(from.slice(5, 7));
    for (const minor of kubernetesMinors()) {
      assert.equal(months(minor.releasedOnEks, minor.endOfStandardSupport), 14, minor.version);
      assert.equal(months(minor.endOfStandardSupport, minor.endOfExtendedSupport), 12, minor.version);
    }
  });
});

describe("AMI families", () => {
  it("pin a release by family and minor", () => {
    assert.equal(amiRelease("AL2023_x86_64_STANDARD", "1.35")?.version, "1.35.6-20260714");
    assert.equal(amiRelease("AL2023_ARM_64_STANDARD", "1.35")?.version, "1.35.6-20260714");
    assert.equal(amiRelease("BOTTLEROCKET_ARM_64", "1.35")?.version, "1.65.0-0be31b34");
    assert.equal(amiFamily("BOTTLEROCKET_ARM_64")?.name, "Bottlerocket");
  });

  it("have nothing to say where nothing was found", () => {
    assert.equal(amiRelease("BOTTLEROCKET_x86_64", "1.31"), undefined);
    assert.equal(amiRelease("AL2_x86_64", "1.35"), undefined);
    assert.equal(amiFamily("AL2_x86_64"), undefined);
  });
});

describe("charts and images", () => {
  it("give a chart by its name in the catalogue", () => {
    const { repository, version, crds, after } = chart("karpenter");
    assert.equal(repository, "oci://public.ecr.aws/karpenter");
    assert.equal(version, "1.14.1");
    assert.equal(crds.from, "directory");
    assert.equal(after, "karpenter-crd");
  });

  it("refuse a chart that is not in the catalogue", () => {
    assert.throws(() => chart("karpentre"), /^Error: chart karpentre is not in the versions catalogue$/);
  });

  it("give the image of the cluster's minor", () => {
    const found = image("cluster-autoscaler", "1.35");
    assert.equal(
      `${found?.repository}:${found?.version}`,
      "registry.k8s.io/autoscaling/cluster-autoscaler:v1.35.2",
    );
    assert.equal(image("cluster-autoscaler", "1.99"), undefined);
    assert.equal(image("unknown", "1.35"), undefined);
  });
});

describe("instance types", () => {
  it("know what a pool needs to know", () => {
    assert.deepEqual(instanceType("m5.large"), {
      vcpu: 2,
      memoryGiB: 8,
      architecture: "amd64",
      maxEnis: 3,
      ipv4PerEni: 10,
      branchInterfaces: 9,
      ebsAttachLimit: 27,
      ebsAttachmentType: "shared",
    });
    assert.equal(instanceType("c7g.xlarge")?.architecture, "arm64");
    assert.equal(instanceType("t3.xlarge")?.branchInterfaces, 0);
    assert.equal(instanceType("m5.huge"), undefined);
  });
});
