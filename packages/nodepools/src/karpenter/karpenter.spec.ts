/** Proves the values of Karpenter's chart, and the node class and node pools that it is given. */
import assert from "node:assert/strict";
import { loadEnvironment } from "@drydock/core/environment";
import { nodeClassSpec, type NodeClassSurroundings } from "./ec2-node-class.ts";
import { type KarpenterNodePoolSettings, nodePoolSpec } from "./node-pool.ts";
import { type KarpenterSettings, karpenterValues } from "./values.ts";

const karpenter = (await loadEnvironment("prod")).autoscaling.karpenter as KarpenterSettings;
const spot = karpenter.nodePools["spot"] as KarpenterNodePoolSettings;

describe("karpenterValues", () => {
  const values = karpenterValues(karpenter, {
    clusterName: "main",
    clusterEndpoint: "https://main.example",
    interruptionQueue: "interruptions",
    region: "eu-west-1",
    zonalShift: true,
    placement: { nodeSelector: { workload: "system" }, tolerations: [] },
  });

  it("names the cluster and the queue, and leaves nothing to the metadata service", () => {
    assert.deepEqual(values["settings"], {
      clusterName: "main",
      clusterEndpoint: "https://main.example",
      interruptionQueue: "interruptions",
      eksControlPlane: true,
      enableZonalShift: true,
    });
    assert.deepEqual(values["controller"], {
      resources: karpenter.resources,
      env: [{ name: "AWS_REGION", value: "eu-west-1" }],
    });
  });

  it("runs on the system pool and never on a node of its own making", () => {
    assert.deepEqual(values["nodeSelector"], { "kubernetes.io/os": "linux", workload: "system" });
    assert.match(
      JSON.stringify(values["affinity"]),
      /"key":"karpenter.sh\/nodepool","operator":"DoesNotExist"/,
    );
    assert.deepEqual(values["podDisruptionBudget"], { name: "karpenter", maxUnavailable: 1 });
    assert.equal(values["replicas"], 2);
  });
});

describe("nodeClassSpec", () => {
  const around: NodeClassSurroundings = {
    amiAlias: "al2023@v20260714",
    instanceProfile: "nodes",
    subnetIds: ["subnet-a", "subnet-b"],
    securityGroupId: "sg-cluster",
    kmsKeyArn: "arn:key",
    tags: { owner: "platform" },
  };
  const spec = nodeClassSpec(karpenter.ec2NodeClass, around);

  it("is as hard as a managed pool's launch template", () => {
    assert.deepEqual(spec.metadataOptions, {
      httpEndpoint: "enabled",
      httpProtocolIPv6: "disabled",
      httpPutResponseHopLimit: 1,
      httpTokens: "required",
    });
    assert.deepEqual(spec.blockDeviceMappings, [
      {
        deviceName: "/dev/xvda",
        ebs: {
          volumeType: "gp3",
          volumeSize: "100Gi",
          iops: 3000,
          throughput: 125,
          encrypted: true,
          kmsKeyID: "arn:key",
          deleteOnTermination: true,
        },
      },
    ]);
    assert.equal(spec.associatePublicIPAddress, false);
  });

  it("pins the image, and names subnets and the security group by their ids", () => {
    assert.deepEqual(spec.amiSelectorTerms, [{ alias: "al2023@v20260714" }]);
    assert.deepEqual(spec.subnetSelectorTerms, [{ id: "subnet-a" }, { id: "subnet-b" }]);
    assert.deepEqual(spec.securityGroupSelectorTerms, [{ id: "sg-cluster" }]);
    assert.equal(spec.instanceProfile, "nodes");
    assert.deepEqual(spec.tags, { owner: "platform" });
  });

  it("tunes the kubelet as the managed pools' is", () => {
    assert.equal(spec.kubelet.maxPods, 110);
    assert.deepEqual(spec.kubelet.kubeReserved, { memory: "1465Mi" });
    assert.match(spec.userData, /"kubeAPIQPS": 50,\s+"kubeAPIBurst": 100/);
  });

  it("speaks TOML to Bottlerocket and encrypts its second volume", () => {
    const bottlerocket = nodeClassSpec({ ...karpenter.ec2NodeClass, amiFamily: "Bottlerocket" }, around);
    assert.equal(bottlerocket.userData, "[settings.kubernetes]\nkube-api-qps = 50\nkube-api-burst = 100\n");
    assert.deepEqual(
      bottlerocket.blockDeviceMappings.map(({ deviceName, ebs }) => [
        deviceName,
        ebs.volumeSize,
        ebs.encrypted,
      ]),
      [
        ["/dev/xvda", "4Gi", true],
        ["/dev/xvdb", "100Gi", true],
      ],
    );
  });
});

const ROOM_FOR_PODS = { key: "karpenter.k8s.aws/instance-cpu", operator: "Gt", values: ["1"] };

describe("nodePoolSpec", () => {
  it("carries the environment's settings under Karpenter's names", () => {
    assert.deepEqual(nodePoolSpec(spot, "default", []), {
      weight: 50,
      template: {
        metadata: { labels: spot.labels },
        spec: {
          nodeClassRef: { group: "karpenter.k8s.aws", kind: "EC2NodeClass", name: "default" },
          taints: spot.taints,
          startupTaints: [],
          requirements: [...spot.requirements, ROOM_FOR_PODS],
          expireAfter: "720h",
        },
      },
      disruption: spot.disruption,
      limits: spot.limits,
    });
  });

  it("has no weight where none is given, and no values where the operator takes none", () => {
    const requirements = [
      { key: "karpenter.k8s.aws/instance-gpu-count", operator: "DoesNotExist", values: [] },
    ];
    const spec = nodePoolSpec(
      { ...spot, weight: undefined, requirements } as KarpenterNodePoolSettings,
      "default",
      [{ key: "node.cilium.io/agent-not-ready", value: "true", effect: "NO_EXECUTE" }],
    );
    assert.equal("weight" in spec, false);
    assert.deepEqual(spec.template.spec.requirements, [
      { key: "karpenter.k8s.aws/instance-gpu-count", operator: "DoesNotExist" },
      ROOM_FOR_PODS,
    ]);
    assert.deepEqual(spec.template.spec.startupTaints, [
      { key: "node.cilium.io/agent-not-ready", value: "true", effect: "NoExecute" },
    ]);
  });
});
