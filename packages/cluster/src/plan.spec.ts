/** Proves what the settings of an environment mean for the control plane and its add-ons. */
import assert from "node:assert/strict";
import { addonVersion } from "@drydock/core/catalogue";
import { loadEnvironment } from "@drydock/core/environment";
import { pinnedAddonVersion, pinnedChart, publicAccessCidrs, securityGroupsForPods } from "./plan.ts";

const { cluster } = await loadEnvironment("prod");

describe("pinnedAddonVersion", () => {
  it("takes the catalogue's version of the minor", () => {
    const settings = { ...cluster, kubernetesVersion: "1.35", addons: { "vpc-cni": {} } };
    assert.equal(pinnedAddonVersion(settings, "vpc-cni"), addonVersion("vpc-cni", "1.35")?.version);
  });

  it("prefers what the environment says", () => {
    const settings = { ...cluster, addons: { "vpc-cni": { version: "v1.0.0-eksbuild.1" } } };
    assert.equal(pinnedAddonVersion(settings, "vpc-cni"), "v1.0.0-eksbuild.1");
  });

  it("says what to set when neither has one", () => {
    assert.throws(() => pinnedAddonVersion({ ...cluster, kubernetesVersion: "1.99" }, "vpc-cni"), {
      message:
        "cluster.addons.vpc-cni: the versions catalogue has no version for Kubernetes 1.99; set cluster.addons.vpc-cni.version",
    });
  });
});

describe("pinnedChart", () => {
  it("is where the catalogue says, and nothing else of it", () => {
    assert.deepEqual(pinnedChart("cilium"), {
      repository: "https://helm.cilium.io",
      chart: "cilium",
      version: "1.20.0",
    });
  });
});

describe("publicAccessCidrs", () => {
  it("is absent where the endpoint is private", () => {
    assert.equal(publicAccessCidrs({ ...cluster, endpointPublicAccess: { enabled: false } }), undefined);
  });

  it("is the list where it is public", () => {
    const endpointPublicAccess = { enabled: true as const, publicAccessCidrs: ["203.0.113.0/24"] };
    assert.deepEqual(publicAccessCidrs({ ...cluster, endpointPublicAccess }), ["203.0.113.0/24"]);
  });
});

describe("securityGroupsForPods", () => {
  it("is the VPC CNI's alone", () => {
    const vpcCni = { prefixDelegation: true, warmPrefixTarget: 1, securityGroupsForPods: true } as const;
    assert.equal(
      securityGroupsForPods({ ...cluster, networking: { cni: "VpcCniWithCalico", ...vpcCni } }),
      true,
    );
    const off = { ...vpcCni, networkPolicy: true, securityGroupsForPods: false };
    assert.equal(securityGroupsForPods({ ...cluster, networking: { cni: "VpcCni", ...off } }), false);
    const cilium = { cni: "CiliumEni", prefixDelegation: true } as const;
    assert.equal(securityGroupsForPods({ ...cluster, networking: cilium }), false);
  });
});
