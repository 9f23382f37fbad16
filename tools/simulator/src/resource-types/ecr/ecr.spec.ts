/** Proves what the simulated ECR answers, and what it refuses. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { observe } from "../../testing/observe.ts";

const codes = async (program: () => unknown): Promise<string[]> => {
  const { refusals, errors } = await observe(() => {
    program();
  });
  assert.deepEqual(errors, []);
  return refusals.map((refusal) => refusal.replace(/: .*/, ""));
};

const rule = (change: object = {}) => ({
  rulePriority: 1,
  selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: 7 },
  action: { type: "expire" },
  ...change,
});

describe("ECR repository", () => {
  it("has an address in its registry", async () => {
    const seen = await observe(() => {
      new aws.ecr.Repository("api", { name: "team/api" });
    });
    assert.deepEqual(seen.refusals, []);
    const { outputs, id } = seen.get("aws:ecr/repository:Repository");
    assert.equal(id, "team/api");
    assert.equal(outputs["repositoryUrl"], "111111111111.dkr.ecr.us-east-1.amazonaws.com/team/api");
    assert.equal(outputs["imageTagMutability"], "MUTABLE");
  });

  for (const name of ["Team/api", "team//api", "-api", "a"]) {
    it(`refuses the name ${name}`, async () => {
      assert.deepEqual(await codes(() => new aws.ecr.Repository("api", { name })), [
        "api InvalidParameterException",
      ]);
    });
  }

  it("refuses a name that is taken", async () => {
    const taken = await codes(() => {
      new aws.ecr.Repository("one", { name: "api" });
      new aws.ecr.Repository("two", { name: "api" });
    });
    assert.deepEqual(taken, ["two RepositoryAlreadyExistsException"]);
  });

  it("refuses a key that nothing created, and one without its encryption type", async () => {
    const kmsKey = "arn:aws:kms:us-east-1:111111111111:key/11111111-2222-3333-4444-555555555555";
    const withKey = (encryptionType: string) => () =>
      new aws.ecr.Repository("api", { name: "api", encryptionConfigurations: [{ encryptionType, kmsKey }] });
    assert.deepEqual(await codes(withKey("KMS")), ["api KmsException"]);
    assert.ok((await codes(withKey("AES256"))).includes("api InvalidParameterException"));
  });
});

describe("ECR lifecycle policy", () => {
  const withRules = (...rules: object[]) =>
    codes(() => {
      const repository = new aws.ecr.Repository("api", { name: "api" });
      new aws.ecr.LifecyclePolicy("old", { repository: repository.name, policy: JSON.stringify({ rules }) });
    });

  it("accepts a rule", async () => {
    assert.deepEqual(await withRules(rule()), []);
  });

  const bad: Record<string, object[]> = {
    "no rules": [],
    "two of one priority": [rule(), rule()],
    "no priority": [rule({ rulePriority: 0 })],
    "another tag status": [rule({ selection: { tagStatus: "old", countNumber: 7 } })],
    "no number": [rule({ selection: { tagStatus: "untagged" } })],
    "another action": [rule({ action: { type: "hide" } })],
  };
  for (const [what, rules] of Object.entries(bad)) {
    it(`refuses ${what}`, async () => {
      assert.deepEqual(await withRules(...rules), ["old InvalidParameterException"]);
    });
  }

  it("refuses a repository that nothing created", async () => {
    const missing = await codes(
      () =>
        new aws.ecr.LifecyclePolicy("old", {
          repository: "api",
          policy: JSON.stringify({ rules: [rule()] }),
        }),
    );
    assert.deepEqual(missing, ["old RepositoryNotFoundException"]);
  });
});

describe("ECR replication", () => {
  const to = (...regions: string[]) => ({
    replicationConfiguration: {
      rules: [{ destinations: regions.map((region) => ({ region, registryId: "111111111111" })) }],
    },
  });

  it("copies to another region", async () => {
    assert.deepEqual(await codes(() => new aws.ecr.ReplicationConfiguration("copies", to("us-west-2"))), []);
  });

  for (const [what, region] of [
    ["its own region", "us-east-1"],
    ["no region", "mars-1"],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const found = await codes(() => new aws.ecr.ReplicationConfiguration("copies", to(region)));
      assert.deepEqual(found, ["copies InvalidParameterException"]);
    });
  }

  it("refuses a second configuration of one registry, which would overwrite the first", async () => {
    const found = await codes(() => {
      const first = new aws.ecr.ReplicationConfiguration("one", to("us-west-2"));
      new aws.ecr.ReplicationConfiguration("two", to("us-east-2"), { dependsOn: [first] });
    });
    assert.deepEqual(found, ["two InvalidParameterException"]);
  });
});
