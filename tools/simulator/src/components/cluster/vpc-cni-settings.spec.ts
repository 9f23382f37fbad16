/** Proves the VPC CNI add-on's configuration: defaults, every setting, and what a program's own values override. */
import assert from "node:assert/strict";
import { vpcCniConfiguration } from "./vpc-cni-settings.ts";

const env = (settings: Parameters<typeof vpcCniConfiguration>[0]): Record<string, string> =>
  vpcCniConfiguration(settings)["env"] as Record<string, string>;

describe("vpcCniConfiguration", () => {
  it("has the component's defaults", () => {
    assert.deepEqual(vpcCniConfiguration({}), {
      env: {
        WARM_ENI_TARGET: "1",
        AWS_VPC_K8S_CNI_LOGLEVEL: "DEBUG",
        AWS_VPC_K8S_CNI_LOG_FILE: "/host/var/log/aws-routed-eni/ipamd.log",
        AWS_VPC_K8S_CNI_VETHPREFIX: "eni",
        AWS_VPC_ENI_MTU: "9001",
        AWS_VPC_K8S_PLUGIN_LOG_LEVEL: "DEBUG",
        AWS_VPC_K8S_PLUGIN_LOG_FILE: "/var/log/aws-routed-eni/plugin.log",
        ENABLE_POD_ENI: "false",
        AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "false",
        AWS_VPC_K8S_CNI_EXTERNALSNAT: "false",
      },
      init: { env: { DISABLE_TCP_EARLY_DEMUX: "false" } },
    });
  });

  for (const [settings, key, value] of [
    [{ nodePortSupport: true }, "AWS_VPC_CNI_NODE_PORT_SUPPORT", "true"],
    [{ nodePortSupport: false }, "AWS_VPC_CNI_NODE_PORT_SUPPORT", undefined],
    [{ warmEniTarget: 0 }, "WARM_ENI_TARGET", "0"],
    [{ warmIpTarget: 5 }, "WARM_IP_TARGET", "5"],
    [{ warmPrefixTarget: 1 }, "WARM_PREFIX_TARGET", "1"],
    [{ enablePrefixDelegation: true }, "ENABLE_PREFIX_DELEGATION", "true"],
    [{ eniMtu: 1500 }, "AWS_VPC_ENI_MTU", "1500"],
    [
      { eniConfigLabelDef: "topology.kubernetes.io/zone" },
      "ENI_CONFIG_LABEL_DEF",
      "topology.kubernetes.io/zone",
    ],
    [{ cniConfigureRpfilter: true }, "AWS_VPC_K8S_CNI_CONFIGURE_RPFILTER", "true"],
    [{ cniCustomNetworkCfg: true }, "AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", "true"],
    [{ externalSnat: true }, "AWS_VPC_K8S_CNI_EXTERNALSNAT", "true"],
    [{ cniExternalSnat: true }, "AWS_VPC_K8S_CNI_EXTERNALSNAT", "true"],
    [{ enablePodEni: true }, "ENABLE_POD_ENI", "true"],
  ] as const) {
    it(`turns ${JSON.stringify(settings)} into ${key}`, () => {
      assert.equal(env(settings)[key], value);
    });
  }

  it("says network policies as text, and says nothing where they are not mentioned", () => {
    assert.equal(vpcCniConfiguration({ enableNetworkPolicy: false })["enableNetworkPolicy"], "false");
    assert.ok(!("enableNetworkPolicy" in vpcCniConfiguration({})));
  });

  it("lets configuration values win, key by key", () => {
    const merged = vpcCniConfiguration({
      enableNetworkPolicy: true,
      warmIpTarget: 5,
      configurationValues: {
        enableNetworkPolicy: "false",
        env: { WARM_IP_TARGET: "9", OTHER: "x" },
        init: { image: "i", env: { DISABLE_TCP_EARLY_DEMUX: "true" } },
        nodeAgent: { enabled: true },
      },
    });
    assert.equal(merged["enableNetworkPolicy"], "false");
    assert.deepEqual(merged["init"], { image: "i", env: { DISABLE_TCP_EARLY_DEMUX: "true" } });
    assert.deepEqual(merged["nodeAgent"], { enabled: true });
    const variables = merged["env"] as Record<string, string>;
    assert.deepEqual(
      [variables["WARM_IP_TARGET"], variables["OTHER"], variables["WARM_ENI_TARGET"]],
      ["9", "x", "1"],
    );
  });
});
