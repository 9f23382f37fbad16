/** Proves that the simulator is deterministic, knows no type that its documentation does not name. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { instanceArchitectures } from "./account/instance-types.ts";
import { createSimulator } from "./create-simulator.ts";
import { DATA_SOURCES } from "./data-sources/index.ts";
import { RESOURCE_TYPES } from "./resource-types/index.ts";
import { EIP, SUBNET, VPC } from "./resource-types/tokens.ts";
import type { Simulator } from "./simulator.ts";

const provider = { region: "us-east-1", defaultTags: {} };

function create(
  simulator: Simulator,
  type: string,
  name: string,
  inputs: Record<string, unknown>,
  project = "p",
) {
  return simulator.create({
    urn: `urn:pulumi:s::${project}::${type}::${name}`,
    type,
    name,
    inputs,
    provider,
  });
}

describe("simulator", () => {
  it("gives the same answer in every run, and in every project", () => {
    const answers = ["network", "drydock"].map((project) =>
      create(createSimulator("111111111111"), VPC, "main", { cidrBlock: "10.0.0.0/16" }, project),
    );
    assert.deepEqual(answers[0], answers[1]);
  });

  it("gives another account, region or name other ids", () => {
    const ids = [
      create(createSimulator("111111111111"), EIP, "a", {}),
      create(createSimulator("222222222222"), EIP, "a", {}),
      create(createSimulator("111111111111"), EIP, "b", {}),
      create(createSimulator("111111111111"), EIP, "a", { region: "us-west-2" }),
    ].map(({ id }) => id);
    assert.equal(new Set(ids).size, 4);
  });

  it("names the type that it does not know", () => {
    const { refusals } = create(createSimulator("111111111111"), "aws:s3/bucketV9:BucketV9", "b", {});
    assert.deepEqual(
      refusals.map(({ code, message }) => `${code}: ${message}`),
      ["UnknownResourceType: the simulator does not know the resource type aws:s3/bucketV9:BucketV9"],
    );
  });

  it("names the data source that it does not know", () => {
    const answer = createSimulator("111111111111").read("aws:x/y:y", {}, provider);
    assert.equal(
      "refusal" in answer && answer.refusal.message,
      "the simulator does not know the data source aws:x/y:y",
    );
  });

  it("merges default tags under a resource's own, and says all of them", () => {
    const { inputs, outputs } = createSimulator("111111111111").create({
      urn: `urn:pulumi:s::p::${EIP}::e`,
      type: EIP,
      name: "e",
      inputs: { tags: { owner: "me" } },
      provider: { region: "us-east-1", defaultTags: { owner: "all", layer: "network" } },
    });
    assert.deepEqual(inputs["tags"], { owner: "me", layer: "network" });
    assert.deepEqual(outputs["tagsAll"], inputs["tags"]);
  });

  it("reports every fault of a resource at once", () => {
    const { refusals } = create(createSimulator("111111111111"), SUBNET, "s", {
      vpcId: "vpc-1",
      cidrBlock: "10.0.0.0/30",
      availabilityZone: "mars-1a",
    });
    assert.deepEqual(
      refusals.map(({ code }) => code),
      ["InvalidVpcID.NotFound", "InvalidSubnet.Range", "InvalidParameterValue"],
    );
  });
});

describe("documentation of the simulator", () => {
  const text = readFileSync(new URL("../../../docs/simulator.md", import.meta.url), "utf8");
  const documented = [...text.matchAll(/`((?:aws|kubernetes|random):[^`]+:\w+)`/g)].map(
    ([, token]) => token ?? "",
  );

  it("names every resource type and data source, and no other", () => {
    const known = [...RESOURCE_TYPES.map(({ type }) => type), ...DATA_SOURCES.map(({ token }) => token)];
    assert.deepEqual([...documented].sort(), [...known].sort());
  });
});

describe("table of instance types", () => {
  it("has exactly the types of the AWS SDK", () => {
    const enums = createRequire(import.meta.url)("@pulumi/aws/types/enums/ec2/index.js") as {
      InstanceType: Readonly<Record<string, string>>;
    };
    assert.deepEqual(
      [...instanceArchitectures().keys()].sort(),
      [...new Set(Object.values(enums.InstanceType))].sort(),
    );
  });

  it("tells Graviton by the name", () => {
    const architectures = instanceArchitectures();
    for (const type of ["m7g.xlarge", "t4g.large", "c6gn.large", "im4gn.large", "a1.large", "r8gd.large"]) {
      assert.equal(architectures.get(type), "arm64", type);
    }
    for (const type of ["m5.large", "g4dn.xlarge", "g6e.xlarge", "gr6.4xlarge", "c7i-flex.large"]) {
      assert.equal(architectures.get(type), "amd64", type);
    }
  });
});
