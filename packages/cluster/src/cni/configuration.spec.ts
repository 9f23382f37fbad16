/** Proves the values that each CNI is configured with, choice by choice. */
import assert from "node:assert/strict";
import { CALICO_VALUES } from "./calico.ts";
import { ciliumValues } from "./cilium-values.ts";
import { vpcCniConfiguration } from "./vpc-cni-configuration.ts";

const LOGGING = { AWS_VPC_K8S_CNI_LOGLEVEL: "INFO", AWS_VPC_K8S_PLUGIN_LOG_LEVEL: "INFO" };
const plain = {
  prefixDelegation: false,
  warmPrefixTarget: 1,
  securityGroupsForPods: false,
  networkPolicy: false,
};

describe("vpcCniConfiguration", () => {
  it("sets no more than it is asked for", () => {
    assert.deepEqual(vpcCniConfiguration(plain, undefined), { enableNetworkPolicy: "false", env: LOGGING });
  });

  it("delegates prefixes", () => {
    assert.deepEqual(
      vpcCniConfiguration({ ...plain, prefixDelegation: true, warmPrefixTarget: 2 }, undefined).env,
      {
        ...LOGGING,
        ENABLE_PREFIX_DELEGATION: "true",
        WARM_PREFIX_TARGET: "2",
      },
    );
  });

  it("gives pods security groups in the mode that network policies and probes work in", () => {
    assert.deepEqual(vpcCniConfiguration({ ...plain, securityGroupsForPods: true }, undefined).env, {
      ...LOGGING,
      ENABLE_POD_ENI: "true",
      POD_SECURITY_GROUP_ENFORCING_MODE: "standard",
      AWS_VPC_K8S_CNI_EXTERNALSNAT: "true",
    });
  });

  it("enforces network policies, and annotates pods for an engine that does", () => {
    assert.equal(
      vpcCniConfiguration({ ...plain, networkPolicy: true }, undefined).enableNetworkPolicy,
      "true",
    );
    assert.deepEqual(vpcCniConfiguration({ ...plain, annotatePodIp: true }, undefined).env, {
      ...LOGGING,
      ANNOTATE_POD_IP: "true",
    });
  });

  it("takes pods' addresses from the pod subnet of the node's zone", () => {
    const subnetIds = { "us-east-1a": "subnet-a", "us-east-1b": "subnet-b" };
    const configured = vpcCniConfiguration(plain, {
      region: "us-east-1",
      subnetIds,
      securityGroupId: "sg-1",
    });
    assert.deepEqual(configured.eniConfig, {
      create: true,
      region: "us-east-1",
      subnets: {
        "us-east-1a": { id: "subnet-a", securityGroups: ["sg-1"] },
        "us-east-1b": { id: "subnet-b", securityGroups: ["sg-1"] },
      },
    });
    assert.deepEqual(configured.env, {
      ...LOGGING,
      AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true",
      ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone",
    });
  });
});

describe("ciliumValues", () => {
  const place = {
    clusterName: "main",
    endpoint: "https://ABC.gr7.us-east-1.eks.amazonaws.com",
    podSubnetIds: [],
  };

  it("is ENI mode with native routing, and reaches the API without kube-proxy", () => {
    assert.deepEqual(ciliumValues(place, true), {
      cluster: { name: "main" },
      eni: { enabled: true, awsEnablePrefixDelegation: true },
      ipam: { mode: "eni" },
      routingMode: "native",
      kubeProxyReplacement: "true",
      k8sServiceHost: "abc.gr7.us-east-1.eks.amazonaws.com",
      k8sServicePort: "443",
      policyEnforcementMode: "default",
      operator: { replicas: 2 },
    });
  });

  it("leaves a node's first interface to the node when pods have subnets of their own", () => {
    const { eni } = ciliumValues({ ...place, podSubnetIds: ["subnet-a"] }, false);
    assert.deepEqual(eni, {
      enabled: true,
      awsEnablePrefixDelegation: false,
      nodeSpec: { firstInterfaceIndex: 1, subnetIDs: ["subnet-a"] },
    });
  });
});

describe("CALICO_VALUES", () => {
  it("are policy only on EKS, without the parts that policies do not need", () => {
    assert.equal(CALICO_VALUES.installation.kubernetesProvider, "EKS");
    assert.deepEqual(CALICO_VALUES.installation.cni, { type: "AmazonVPC" });
    const { apiServer, goldmane, whisker } = CALICO_VALUES;
    assert.deepEqual([apiServer.enabled, goldmane.enabled, whisker.enabled], [false, false, false]);
  });
});
