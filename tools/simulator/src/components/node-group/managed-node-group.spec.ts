/** Proves what a managed node group component creates: version, AMI type, launch template, roles; and what it refuses. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import { type Observed, observe } from "../../testing/observe.ts";
import { trustPolicy } from "../cluster/service-role.ts";
import { amiTypeFor, architectureOf, imageParameter, operatingSystemOf } from "./ami.ts";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

type Args = Omit<eks.ManagedNodeGroupArgs, "cluster" | "nodeRole">;

async function create(
  args: Args,
  cluster: Partial<eks.ClusterArgs> = { authenticationMode: "API" },
): Promise<Observed> {
  return observe(() => {
    const vpc = new aws.ec2.Vpc("net", { cidrBlock: "10.0.0.0/16" });
    const subnetIds = ["a", "b"].map((zone, i) => {
      const place = { availabilityZone: `us-east-1${zone}`, cidrBlock: `10.0.${i}.0/24` };
      return new aws.ec2.Subnet(`net-${zone}`, { vpcId: vpc.id, ...place }).id;
    });
    const role = new aws.iam.Role("node", {
      assumeRolePolicy: trustPolicy("ec2.amazonaws.com", ["sts:AssumeRole"]),
    });
    const common = { vpcId: vpc.id, subnetIds, version: "1.35", skipDefaultNodeGroup: true };
    const made = new eks.Cluster("c", { ...common, ...cluster });
    new eks.ManagedNodeGroup("pool", {
      cluster: made,
      ...(args.nodeRoleArn ? {} : { nodeRole: role }),
      ...args,
    });
  });
}

describe("the managed node group component", () => {
  it("takes version, subnets and name from the cluster, and default sizes", async () => {
    const observed = await create({});
    assert.deepEqual(observed.errors, []);
    assert.deepEqual(observed.refusals, []);
    const { inputs } = observed.get(NODE_GROUP, "pool");
    assert.equal(inputs["version"], "1.35");
    assert.equal(inputs["clusterName"], observed.get("aws:eks/cluster:Cluster").outputs["name"]);
    assert.deepEqual(inputs["scalingConfig"], { desiredSize: 2, minSize: 1, maxSize: 2 });
    assert.deepEqual(
      inputs["subnetIds"],
      observed.all("aws:ec2/subnet:Subnet").map(({ id }) => id),
    );
    assert.deepEqual(observed.all(TEMPLATE), []);
  });

  it("leaves the version to a launch template that it is given, and can leave scaling to others", async () => {
    const launchTemplate = { id: "lt-1", version: "3" };
    const observed = await create({ launchTemplate, ignoreScalingChanges: true });
    const { inputs, options } = observed.get(NODE_GROUP, "pool");
    assert.equal(inputs["version"], undefined);
    assert.deepEqual(inputs["launchTemplate"], launchTemplate);
    assert.deepEqual(options.ignoreChanges, ["scalingConfig.desiredSize"]);
  });

  it("creates a template for IMDSv2, and moves the disk into it", async () => {
    const observed = await create({ enableIMDSv2: true, diskSize: 80, operatingSystem: "Bottlerocket" });
    assert.deepEqual(observed.errors, []);
    const template = observed.get(TEMPLATE, "pool-launchTemplate");
    assert.deepEqual(template.inputs["metadataOptions"], {
      httpTokens: "required",
      httpPutResponseHopLimit: 2,
      httpEndpoint: "enabled",
    });
    assert.deepEqual(template.inputs["blockDeviceMappings"], [
      { deviceName: "/dev/xvdb", ebs: { volumeSize: 80 } },
    ]);
    const { inputs } = observed.get(NODE_GROUP, "pool");
    assert.equal(inputs["diskSize"], undefined);
    assert.equal(inputs["amiType"], "BOTTLEROCKET_x86_64");
    assert.deepEqual(inputs["launchTemplate"], { id: template.id, version: "1" });
  });

  it("fixes the image where user data is given, and then names neither version nor AMI type", async () => {
    const observed = await create({ userData: "hello", amiId: "ami-0123456789abcdef0", releaseVersion: "1" });
    assert.deepEqual(observed.errors, []);
    const { inputs } = observed.get(TEMPLATE, "pool-launchTemplate");
    assert.equal(inputs["userData"], "aGVsbG8=");
    assert.equal(inputs["imageId"], "ami-0123456789abcdef0");
    const group = observed.get(NODE_GROUP, "pool").inputs;
    assert.deepEqual(
      [group["version"], group["releaseVersion"], group["amiType"]],
      [undefined, undefined, undefined],
    );
  });

  for (const [args, image] of [
    [{ amiId: "ami-0123456789abcdef0", operatingSystem: "AL2" }, /^ami-0123456789abcdef0$/],
    [{ kubeletExtraArgs: "--v=2" }, /^ami-[0-9a-f]{17}$/],
    [{ nodeadmExtraOptions: [{ contentType: "text/plain", content: "x" }] }, /^ami-/],
    [{ bottlerocketSettings: {}, operatingSystem: "Bottlerocket" }, /^ami-/],
  ] as const) {
    it(`writes user data and names an image for ${Object.keys(args).join(" with ")}`, async () => {
      const observed = await create(args as unknown as Args);
      assert.deepEqual([observed.errors, observed.refusals], [[], []]);
      const { inputs } = observed.get(TEMPLATE, "pool-launchTemplate");
      assert.match(inputs["imageId"] as string, image);
      const text = Buffer.from(inputs["userData"] as string, "base64").toString();
      assert.ok(text.includes(observed.get("aws:eks/cluster:Cluster").outputs["endpoint"] as string), text);
      const group = observed.get(NODE_GROUP, "pool").inputs;
      assert.deepEqual([group["version"], group["amiType"]], [undefined, undefined]);
    });
  }

  it("spells taints as Kubernetes does, and refuses an effect that EKS does not have", async () => {
    const taints = [{ key: "spot", value: "yes", effect: "PREFER_NO_SCHEDULE" }];
    const observed = await create({ kubeletExtraArgs: "--v=2", taints });
    const { inputs } = observed.get(TEMPLATE, "pool-launchTemplate");
    const text = Buffer.from(inputs["userData"] as string, "base64").toString();
    assert.match(text, /'--register-with-taints=spot=yes:PreferNoSchedule'/);
    const wrong = await create({ kubeletExtraArgs: "--v=2", taints: [{ key: "a", effect: "NoSchedule" }] });
    assert.match(wrong.errors.map(String).join(), /taints: NoSchedule is none of NO_SCHEDULE/);
  });

  it("wants its role in the cluster's instance roles where only the config map counts", async () => {
    const { errors, all } = await create({}, {});
    assert.match(errors.map(String).join(), /must be in the cluster's instanceRoles/);
    assert.deepEqual(all(NODE_GROUP), []);
  });

  for (const [args, message] of [
    [{ nodeRoleArn: "arn:aws:iam::111111111111:role/r", nodeRole: {} }, /nodeRole and nodeRoleArn: give one/],
    [{ amiId: "ami-1", gpu: true, userData: "x" }, /amiId excludes gpu/],
    [{ launchTemplate: { version: "1" }, enableIMDSv2: true }, /launchTemplate excludes enableIMDSv2/],
    [{ userData: "x", kubeletExtraArgs: "--v=2" }, /userData excludes kubeletExtraArgs/],
    [
      { enableEfaSupport: true },
      /enableEfaSupport needs placementGroupAvailabilityZone; enableEfaSupport is not simulated/,
    ],
  ] as const) {
    it(`refuses ${Object.keys(args).join(" with ")}`, async () => {
      const { errors } = await create(args as unknown as Args);
      assert.match(errors.map(String).join(), /new resource pool \[eks:index:ManagedNodeGroup\]/);
      assert.match(errors.map(String).join(), message);
    });
  }
});

describe("AMI types", () => {
  it("follow from system, GPU and architecture", () => {
    assert.equal(amiTypeFor("AL2023", false, ["m7g.large", "c7gn.xlarge"]), "AL2023_ARM_64_STANDARD");
    assert.equal(amiTypeFor("AL2023", true, ["g5.xlarge"]), "AL2023_x86_64_NVIDIA");
    assert.equal(amiTypeFor("Bottlerocket", false, []), "BOTTLEROCKET_x86_64");
    assert.throws(() => amiTypeFor("AL2", true, ["m7g.large"]), /no AMI type is AL2 for arm64 with GPU/);
    assert.throws(() => architectureOf(["m7g.large", "m7i.large"]), /more than one architecture/);
    assert.throws(() => architectureOf(["large"]), /large is no EC2 instance type/);
  });

  it("tell their system, by their older names too, and contradict another one", () => {
    assert.equal(operatingSystemOf(undefined, undefined), "AL2023");
    assert.equal(operatingSystemOf("amazon-linux-2", undefined), "AL2");
    assert.throws(
      () => operatingSystemOf("AL2_ARM_64", "Bottlerocket"),
      /contradicts amiType AL2_ARM_64, which is AL2/,
    );
    assert.throws(() => operatingSystemOf("CUSTOM", undefined), /CUSTOM has no known operating system/);
  });

  it("have a parameter that names the recommended image", () => {
    assert.equal(
      imageParameter("AL2023_ARM_64_STANDARD", "1.35"),
      "/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/arm64/standard/recommended/image_id",
    );
    assert.equal(
      imageParameter("BOTTLEROCKET_x86_64_NVIDIA", "1.35"),
      "/aws/service/bottlerocket/aws-k8s-1.35-nvidia/x86_64/latest/image_id",
    );
  });
});
