/** Proves that every node of a group starts hardened, and that the group is as it was asked for. */
import assert from "node:assert/strict";
import { observe, type Observed } from "@drydock/simulator/testing";
import { HardenedNodeGroup, type HardenedNodeGroupArgs } from "./index.ts";
import { nodeGroupArgs } from "./testing/surroundings.ts";

async function build(change: Partial<HardenedNodeGroupArgs> = {}): Promise<Observed> {
  const seen = await observe(() => {
    const group = new HardenedNodeGroup("workers", nodeGroupArgs(change));
    return { nodeGroupName: group.nodeGroupName, autoscalingGroupName: group.autoscalingGroupName };
  });
  assert.deepEqual(seen.errors, []);
  assert.deepEqual(seen.refusals, []);
  return seen;
}

const template = (seen: Observed) =>
  seen.get("aws:ec2/launchTemplate:LaunchTemplate", "workers-launch-template").inputs;
const nodeGroup = (seen: Observed) => seen.get("aws:eks/nodeGroup:NodeGroup", "workers-node-group");

describe("the launch template", () => {
  it("requires IMDSv2 and keeps it from pods", async () => {
    assert.deepEqual(template(await build())["metadataOptions"], {
      httpEndpoint: "enabled",
      httpTokens: "required",
      httpPutResponseHopLimit: 1,
      httpProtocolIpv6: "disabled",
      instanceMetadataTags: "disabled",
    });
  });

  it("encrypts the root volume with the key that is given", async () => {
    const seen = await build({ disk: { sizeGiB: 200, iops: 6000, throughputMiBps: 250 } });
    const key = seen.get("aws:kms/key:Key", "volumes").outputs["arn"];
    assert.deepEqual(template(seen)["blockDeviceMappings"], [
      {
        deviceName: "/dev/xvda",
        ebs: {
          volumeType: "gp3",
          volumeSize: 200,
          iops: 6000,
          throughput: 250,
          encrypted: "true",
          kmsKeyId: key,
          deleteOnTermination: "true",
        },
      },
    ]);
  });

  it("encrypts both volumes of Bottlerocket", async () => {
    const seen = await build({ amiType: "BOTTLEROCKET_x86_64", releaseVersion: "1.65.0-0be31b34" });
    const mappings = template(seen)["blockDeviceMappings"] as {
      deviceName: string;
      ebs: { encrypted: string };
    }[];
    assert.deepEqual(
      mappings.map(({ deviceName, ebs }) => [deviceName, ebs.encrypted]),
      [
        ["/dev/xvda", "true"],
        ["/dev/xvdb", "true"],
      ],
    );
  });

  it("gives nodes the security groups asked for and no public address", async () => {
    const seen = await build();
    assert.deepEqual(template(seen)["networkInterfaces"], [
      {
        deviceIndex: 0,
        associatePublicIpAddress: "false",
        deleteOnTermination: "true",
        securityGroups: [seen.get("aws:ec2/securityGroup:SecurityGroup", "nodes").id],
      },
    ]);
  });

  it("has no way in, and leaves to the node group what EKS wants there", async () => {
    const inputs = template(await build());
    const unwanted = ["keyName", "imageId", "instanceType", "iamInstanceProfile", "vpcSecurityGroupIds"];
    assert.deepEqual(
      unwanted.filter((property) => inputs[property] !== undefined),
      [],
    );
  });

  it("tags what it launches", async () => {
    const launched = template(await build())["tagSpecifications"];
    assert.deepEqual(
      launched,
      ["instance", "volume", "network-interface"].map((resourceType) => ({
        resourceType,
        tags: { owner: "platform" },
      })),
    );
  });

  it("is the same text of user data each time", async () => {
    const [one, two] = [template(await build()), template(await build())];
    assert.equal(one["userData"], two["userData"]);
    assert.match(Buffer.from(String(one["userData"]), "base64").toString(), /"maxPods": 110/);
  });

  it("measures by the minute unless told otherwise", async () => {
    assert.deepEqual(template(await build())["monitoring"], { enabled: true });
    assert.deepEqual(template(await build({ detailedMonitoring: false }))["monitoring"], { enabled: false });
  });
});

describe("the node group", () => {
  it("uses the template's latest version, so that a change replaces nodes", async () => {
    const seen = await build();
    const launchTemplate = seen.get("aws:ec2/launchTemplate:LaunchTemplate", "workers-launch-template");
    assert.deepEqual(nodeGroup(seen).inputs["launchTemplate"], { id: launchTemplate.id, version: "1" });
  });

  it("is pinned to a release of its image", async () => {
    const { inputs } = nodeGroup(await build());
    assert.equal(inputs["version"], "1.35");
    assert.equal(inputs["amiType"], "AL2023_x86_64_STANDARD");
    assert.equal(inputs["releaseVersion"], "1.35.6-20260714");
  });

  it("leaves the desired size to the autoscaler", async () => {
    const { inputs, options } = nodeGroup(await build());
    assert.deepEqual(inputs["scalingConfig"], { minSize: 3, desiredSize: 3, maxSize: 6 });
    assert.deepEqual(options.ignoreChanges, ["scalingConfig.desiredSize"]);
  });

  it("passes on capacity, updates, labels and taints", async () => {
    const seen = await build({
      capacityType: "SPOT",
      instanceTypes: ["t3.xlarge", "t3a.xlarge"],
      updateConfig: { maxUnavailablePercentage: 33 },
      labels: { workload: "application" },
      taints: [{ key: "workload", value: "data", effect: "NO_SCHEDULE" }],
    });
    const { inputs } = nodeGroup(seen);
    assert.equal(inputs["capacityType"], "SPOT");
    assert.deepEqual(inputs["instanceTypes"], ["t3.xlarge", "t3a.xlarge"]);
    assert.deepEqual(inputs["updateConfig"], { maxUnavailablePercentage: 33 });
    assert.deepEqual(inputs["labels"], { workload: "application" });
    assert.deepEqual(inputs["taints"], [{ key: "workload", value: "data", effect: "NO_SCHEDULE" }]);
    assert.deepEqual(inputs["nodeRepairConfig"], { enabled: true });
    assert.equal("remoteAccess" in inputs, false);
  });

  it("has no fixed name, so that a new one can stand beside the old", async () => {
    const seen = await build();
    assert.match(String(seen.outputs["nodeGroupName"]), /^workers-node-group-[0-9a-f]{7}$/);
    assert.match(String(seen.outputs["autoscalingGroupName"]), /^eks-workers-node-group-/);
  });

  it("refuses a disk that gp3 cannot be, before it registers anything", async () => {
    const seen = await observe(
      () => void new HardenedNodeGroup("workers", nodeGroupArgs({ disk: { sizeGiB: 20, iops: 16000 } })),
    );
    assert.deepEqual(
      seen.errors.map((error) => error.message),
      ["gp3: 16000 IOPS need at least 32 GiB, and the disk has 20"],
    );
    assert.deepEqual(seen.all("aws:eks/nodeGroup:NodeGroup"), []);
  });
});
