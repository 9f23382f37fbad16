/** Proves what the engine is answered over gRPC: checks, differences, previews, resources, imports, and failures. */
import assert from "node:assert/strict";
import type { ServiceError } from "@grpc/grpc-js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import statusproto from "@pulumi/pulumi/proto/status_pb.js";
import { ProviderClient } from "./testing/provider-client.ts";
import { asked, TemporaryAccount } from "./testing/temporary-account.ts";
import { UNKNOWN } from "./testing/unknown.ts";

const { urn: VPC } = asked("aws:ec2/vpc:Vpc", "vpc");
const { urn: SUBNET } = asked("aws:ec2/subnet:Subnet", "subnet");
const { urn: ROLE } = asked("aws:iam/role:Role", "node");
const { DIFF_NONE, DIFF_SOME } = proto.DiffResponse.DiffChanges;
const CIDR = { cidrBlock: "10.0.0.0/16" };

describe("provider service", () => {
  let account: TemporaryAccount;
  let provider: ProviderClient;
  beforeEach(async () => {
    account = new TemporaryAccount();
    provider = await ProviderClient.connect(account.resources());
  });
  afterEach(() => {
    provider.close();
    account.remove();
  });

  it("takes region and default tags from its configuration, where lists and objects are JSON text", async () => {
    const response = await provider.configure({
      region: "us-west-2",
      defaultTags: '{"tags":{"owner":"platform"}}',
    });
    assert.equal(response.getSupportspreview(), true);
    assert.deepEqual(await provider.check(VPC, CIDR), { ...CIDR, tags: { owner: "platform" } });
    const created = await provider.create(VPC, CIDR);
    assert.equal(created.getProperties()?.toJavaScript()["region"], "us-west-2");
  });

  it("tells nothing of a change where there is none, and what changes in place where there is", async () => {
    const olds = { ...CIDR, tags: { a: "1" } };
    assert.equal((await provider.diff(VPC, olds, { tags: { a: "1" }, ...CIDR })).changes, DIFF_NONE);
    const diff = await provider.diff(VPC, olds, { ...CIDR, tags: { a: "2" } });
    assert.deepEqual(
      [diff.changes, diff.diffsList, diff.replacesList, diff.deletebeforereplace],
      [DIFF_SOME, ["tags"], [], false],
    );
  });

  it("tells what replaces, for a value that is unknown too", async () => {
    for (const cidrBlock of ["10.1.0.0/16", UNKNOWN]) {
      const diff = await provider.diff(VPC, CIDR, { cidrBlock });
      assert.deepEqual([diff.replacesList, diff.deletebeforereplace], [["cidrBlock"], false]);
    }
  });

  it("has what the program itself names deleted before it is made again", async () => {
    const named = (name: string) => provider.diff(ROLE, { name, path: "/" }, { name, path: "/x/" });
    assert.equal((await named("nodes-of-prod")).deletebeforereplace, true);
    assert.equal((await named("node-0a1b2c3")).deletebeforereplace, false);
  });

  it("leaves out what ignoreChanges names, and no other input that begins so", async () => {
    const change = [
      { tags: { a: "1" }, tagsOther: 1 },
      { tags: { a: "2" }, tagsOther: 2 },
    ] as const;
    assert.deepEqual((await provider.diff(VPC, ...change, ["tags"])).diffsList, ["tagsOther"]);
    assert.equal((await provider.diff(VPC, ...change, ["tags.a", "tagsOther"])).changes, DIFF_NONE);
  });

  it("makes nothing in a preview, and says nothing against what is unknown", async () => {
    const inputs = await provider.check(SUBNET, { vpcId: UNKNOWN, cidrBlock: "10.0.0.0/24" });
    assert.equal(inputs["vpcId"], UNKNOWN);
    const created = await provider.create(SUBNET, inputs, true);
    const { vpcId, cidrBlock, arn } = created.getProperties()?.toJavaScript() ?? {};
    assert.deepEqual([created.getId(), vpcId, cidrBlock, arn], ["", UNKNOWN, "10.0.0.0/24", UNKNOWN]);
    assert.deepEqual(await provider.update(SUBNET, "subnet-1", inputs, true), inputs);
    assert.deepEqual(account.open().account.types(), []);
  });

  it("creates, reads, updates and deletes", async () => {
    const created = await provider.create(VPC, CIDR);
    const id = created.getId();
    assert.match(id, /^vpc-[0-9a-f]{17}$/);
    assert.equal(
      (await provider.update(VPC, id, { ...CIDR, enableDnsHostnames: true }))["enableDnsHostnames"],
      true,
    );
    const found = await provider.read(VPC, id);
    assert.deepEqual(found.getInputs()?.toJavaScript(), { ...CIDR, enableDnsHostnames: true });
    await provider.delete(VPC, id);
    assert.equal((await provider.read(VPC, id)).getId(), "");
  });

  it("reads by the id alone what a program imports or gets", async () => {
    const id = (await provider.create(VPC, CIDR)).getId();
    const found = await provider.read(asked("aws:ec2/vpc:Vpc", "imported").urn, id);
    assert.deepEqual([found.getId(), found.getInputs()?.toJavaScript()], [id, CIDR]);
    assert.equal(found.getProperties()?.toJavaScript()["cidrBlock"], CIDR.cidrBlock);
  });

  it("answers data sources", async () => {
    const { accountId } = await provider.invoke("aws:index/getCallerIdentity:getCallerIdentity", {});
    assert.equal(accountId, "123456789012");
  });

  it("fails in AWS's words, and says which type it does not know", async () => {
    await assert.rejects(provider.create(SUBNET, { vpcId: "vpc-0", cidrBlock: "10.0.0.0/24" }), {
      details: /^InvalidVpcID\.NotFound: vpcId names "vpc-0"/,
    });
    await assert.rejects(
      provider.check("no urn", CIDR).then(() => provider.create("no urn", CIDR)),
      {
        details: /^UnknownResourceType: the simulator does not know the resource type/,
      },
    );
  });

  it("tells the id and the state of what is made and does not work", async () => {
    account.open().faults.plan({ operation: "create", code: "CreateFailed", outcome: "unfinished" });
    const error = await provider.create(VPC, CIDR).then(
      () => assert.fail("it was created"),
      (thrown: unknown) => thrown as ServiceError,
    );
    assert.match(
      error.details,
      /^CreateFailed: create of aws:ec2\/vpc:Vpc vpc-\w+ was done, and it does not work/,
    );
    const [bytes] = error.metadata.get("grpc-status-details-bin");
    const [detail] = statusproto.Status.deserializeBinary(bytes as Uint8Array).getDetailsList();
    assert.equal(detail?.getTypeName(), "pulumirpc.ErrorResourceInitFailed");
    const failed = proto.ErrorResourceInitFailed.deserializeBinary(detail.getValue_asU8());
    const id = failed.getId();
    assert.match(id, /^vpc-/);
    assert.deepEqual(failed.getInputs()?.toJavaScript(), CIDR);
    assert.deepEqual(failed.getReasonsList(), [error.details]);
    assert.equal((await provider.read(VPC, id)).getId(), id);
  });
});
