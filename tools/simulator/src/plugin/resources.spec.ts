/** Proves what the provider does in its account: checks, names, ids that last, refusals, replacements, imports, time and nodes. */
import assert from "node:assert/strict";
import { UNKNOWN } from "./testing/unknown.ts";
import { RefusedError } from "../account/refusal.ts";
import { UnfinishedError } from "./attempts.ts";
import { inventory } from "./inventory.ts";
import type { Resources } from "./resources.ts";
import { asked, PROVIDER, TemporaryAccount } from "./testing/temporary-account.ts";
import { cluster } from "./testing/cluster.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const ROLE = "aws:iam/role:Role";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const REGION = "us-east-1";
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
});

describe("resources of the provider", () => {
  let account: TemporaryAccount;
  let resources: Resources;
  beforeEach(() => {
    account = new TemporaryAccount();
    resources = account.resources();
  });
  afterEach(() => account.remove());

  const refusedWith = (code: string) => (error: unknown) =>
    error instanceof RefusedError && error.refusals[0]?.code === code;

  describe("check", () => {
    const role = asked(ROLE, "node");
    it("gives a name and default tags, the same in every check", () => {
      const once = resources.check(role, { assumeRolePolicy: TRUST }, undefined, PROVIDER);
      assert.match(String(once["name"]), /^node-[0-9a-f]{7}$/);
      assert.deepEqual(once["tags"], { owner: "platform" });
      assert.deepEqual(resources.check(role, { assumeRolePolicy: TRUST }, once, PROVIDER), once);
    });

    it("keeps the name of what is there, and gives a replacement another", async () => {
      const first = resources.check(role, { assumeRolePolicy: TRUST }, undefined, PROVIDER);
      await resources.create(role, first, PROVIDER);
      const again = resources.check(role, { assumeRolePolicy: TRUST, path: "/x/" }, first, PROVIDER);
      assert.equal(again["name"], first["name"]);
      const replacement = resources.check(
        role,
        { assumeRolePolicy: TRUST, path: "/x/" },
        undefined,
        PROVIDER,
      );
      assert.notEqual(replacement["name"], first["name"]);
      const { id } = await resources.create(role, replacement, PROVIDER);
      assert.equal(id, replacement["name"]);
      assert.equal(inventory(account.open(), { ownedBy: "program" }).length, 2);
    });

    it("passes on what is unknown, and makes no name beside an unknown one", () => {
      const inputs = { name: UNKNOWN, assumeRolePolicy: TRUST, managedPolicyArns: ["a", UNKNOWN] };
      assert.deepEqual(resources.check(role, inputs, undefined, PROVIDER), {
        ...inputs,
        tags: { owner: "platform" },
      });
    });

    it("puts default tags under tags of which some are unknown, and none beside unknown tags", () => {
      const tagsOf = (tags: unknown) => resources.check(role, { tags }, undefined, PROVIDER)["tags"];
      assert.deepEqual(tagsOf({ arn: UNKNOWN }), { owner: "platform", arn: UNKNOWN });
      assert.equal(tagsOf(UNKNOWN), UNKNOWN);
    });

    it("knows a name of the program's own from one that was made up", () => {
      const keeps = (type: string, name: string) =>
        resources.keepsOwnName(asked(type, "node"), { name }, { name });
      assert.equal(keeps(ROLE, "nodes-of-prod"), true);
      assert.equal(keeps(ROLE, "node-0a1b2c3"), false);
      assert.equal(keeps("aws:kms/alias:Alias", "alias/node-0a1b2c3"), false);
      assert.equal(keeps(SUBNET, "x"), false);
      assert.equal(resources.keepsOwnName(asked(ROLE, "node"), { name: "a" }, { name: "b" }), false);
    });
  });

  describe("create, read, update, delete", () => {
    const vpc = asked(VPC, "vpc");
    const inputs = { cidrBlock: "10.0.0.0/16" };

    it("finds what it created, in another process too, until it is deleted", async () => {
      const made = await resources.create(vpc, inputs, PROVIDER);
      const existing = { type: VPC, id: made.id, region: REGION };
      assert.deepEqual(await account.resources().read(existing), made);
      await resources.delete(existing);
      assert.equal(await account.resources().read(existing), undefined);
      await resources.delete(existing);
      assert.deepEqual(inventory(account.open()), []);
    });

    it("keeps the id in an update, whatever the program calls the resource by then", async () => {
      const { id } = await resources.create(vpc, inputs, PROVIDER);
      const existing = { type: VPC, id, region: REGION };
      const renamed = asked(VPC, "other");
      const updated = await resources.update(
        renamed,
        existing,
        { ...inputs, enableDnsHostnames: true },
        PROVIDER,
      );
      assert.equal(updated.id, id);
      assert.equal((await resources.read(existing))?.outputs["enableDnsHostnames"], true);
      assert.equal(inventory(account.open(), { ownedBy: "program" }).length, 1);
    });

    it("keeps the id of a replacement in its updates", async () => {
      const { id: first } = await resources.create(vpc, inputs, PROVIDER);
      const { id } = await resources.create(vpc, { cidrBlock: "10.1.0.0/16" }, PROVIDER);
      assert.notEqual(id, first);
      await resources.delete({ type: VPC, id: first, region: REGION });
      const next = { cidrBlock: "10.1.0.0/16", enableDnsSupport: false };
      assert.equal((await resources.update(vpc, { type: VPC, id, region: REGION }, next, PROVIDER)).id, id);
    });

    it("refuses to update what is gone", async () => {
      await assert.rejects(
        resources.update(vpc, { type: VPC, id: "vpc-0", region: REGION }, inputs, PROVIDER),
        refusedWith("ResourceNotFoundException"),
      );
    });

    it("changes nothing where AWS refuses", async () => {
      const { id, outputs } = await resources.create(vpc, inputs, PROVIDER);
      const existing = { type: VPC, id, region: REGION };
      await assert.rejects(
        resources.create(asked(SUBNET, "a"), { vpcId: "vpc-0", cidrBlock: "10.0.0.0/24" }, PROVIDER),
      );
      await assert.rejects(resources.update(vpc, existing, { cidrBlock: "10.0.0.0/8" }, PROVIDER));
      assert.deepEqual((await resources.read(existing))?.outputs, outputs);
      assert.deepEqual(
        inventory(account.open(), { ownedBy: "program" }).map((item) => item.id),
        [id],
      );
    });

    it("tells resources of one id in two regions apart", async () => {
      const named = { name: "/app", retentionInDays: 1 };
      await resources.create(asked(LOG_GROUP, "east"), named, PROVIDER);
      const west = { ...PROVIDER, region: "us-west-2" };
      await resources.create(asked(LOG_GROUP, "west"), { ...named, retentionInDays: 7 }, west);
      const there = { type: LOG_GROUP, id: "/app", region: "us-west-2" };
      assert.equal((await resources.read(there))?.outputs["retentionInDays"], 7);
      await resources.delete(there);
      assert.equal((await resources.read({ ...there, region: REGION }))?.outputs["retentionInDays"], 1);
      assert.equal(await resources.read(there), undefined);
    });
  });

  describe("creations that fail", () => {
    const role = asked(ROLE, "node");
    const named = { name: "node", assumeRolePolicy: TRUST };

    it("make no second resource of one name after an answer was lost", async () => {
      account.open().faults.plan({ operation: "create", code: "RequestTimeout", outcome: "unanswered" });
      await assert.rejects(resources.create(role, named, PROVIDER), refusedWith("RequestTimeout"));
      await assert.rejects(resources.create(role, named, PROVIDER), refusedWith("EntityAlreadyExists"));
      assert.equal((await resources.read({ type: ROLE, id: "node", region: REGION }))?.id, "node");
      assert.equal(inventory(account.open(), { ownedBy: "program" }).length, 1);
    });

    it("leave the name free after a refusal", async () => {
      account.open().faults.plan({ operation: "create", code: "ServiceFailure" });
      await assert.rejects(resources.create(role, named, PROVIDER), refusedWith("ServiceFailure"));
      assert.equal((await resources.create(role, named, PROVIDER)).id, "node");
    });

    it("are told with the id where the resource does not work, so that an update goes on with it", async () => {
      account.open().faults.plan({ operation: "create", code: "CreateFailed", outcome: "unfinished" });
      await assert.rejects(
        resources.create(role, named, PROVIDER),
        (error) => error instanceof UnfinishedError && error.state.id === "node",
      );
      assert.equal(
        (await resources.update(role, { type: ROLE, id: "node", region: REGION }, named, PROVIDER)).id,
        "node",
      );
    });

    it("are those above a quota, until it is raised", async () => {
      const file = account.open();
      file.notes.setQuota("roles", 1);
      await resources.create(role, named, PROVIDER);
      const other = asked(ROLE, "other");
      await assert.rejects(resources.create(other, { ...named, name: "other" }, PROVIDER), {
        message:
          "LimitExceeded: the quota of IAM roles per account is 1, and this would be number 2; have the quota roles raised, or use fewer",
      });
      file.notes.setQuota("roles", 2);
      assert.equal((await resources.create(other, { ...named, name: "other" }, PROVIDER)).id, "other");
    });
  });

  describe("a cluster", () => {
    it("is CREATING to whoever reads it meanwhile, and ACTIVE when its create returns", async () => {
      const slow = account.resources(400);
      const { asked: request, inputs } = await cluster(resources);
      const creation = slow.create(request, inputs, PROVIDER);
      const existing = { type: request.type, id: "platform", region: REGION };
      const statusSeen = async () => (await resources.read(existing))?.outputs["status"];
      while ((await statusSeen()) === undefined) await new Promise((resolve) => setTimeout(resolve, 5));
      assert.equal(await statusSeen(), "CREATING");
      assert.equal((await creation).outputs["status"], "ACTIVE");
      assert.equal(await statusSeen(), "ACTIVE");
    });

    it("has add-ons that need nodes DEGRADED until there are some, and the others not", async () => {
      const { asked: request, inputs, nodeGroup } = await cluster(resources);
      await resources.create(request, inputs, PROVIDER);
      const addon = (addonName: string) =>
        [asked("aws:eks/addon:Addon", addonName), { clusterName: "platform", addonName }] as const;
      await resources.create(...addon("vpc-cni"), PROVIDER);
      await assert.rejects(
        resources.create(...addon("coredns"), PROVIDER),
        (error) =>
          error instanceof UnfinishedError &&
          error.state.id === "platform:coredns" &&
          error.message.startsWith("InsufficientNumberOfReplicas: the add-on platform:coredns is DEGRADED"),
      );
      await resources.create(asked("aws:eks/nodeGroup:NodeGroup", "system"), nodeGroup, PROVIDER);
      const [coredns, wanted] = addon("coredns");
      const existing = { type: coredns.type, id: "platform:coredns", region: REGION };
      assert.equal((await resources.update(coredns, existing, wanted, PROVIDER)).id, "platform:coredns");
    });
  });

  it("answers data sources from the account, and refuses those that it does not know", async () => {
    const { id } = await resources.create(asked(VPC, "vpc"), { cidrBlock: "10.0.0.0/16" }, PROVIDER);
    assert.equal(
      (await resources.invoke("aws:ec2/getVpc:getVpc", { id }, PROVIDER))["cidrBlock"],
      "10.0.0.0/16",
    );
    await assert.rejects(resources.invoke("aws:x/getY:getY", {}, PROVIDER), refusedWith("UnknownDataSource"));
  });
});
