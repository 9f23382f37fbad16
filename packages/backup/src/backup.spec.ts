/** Proves the layer's contract, where backups are kept, and the order: definitions, Velero, schedules. */
import assert from "node:assert/strict";
import { contractFields } from "@drydock/core/contracts";
import { loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { backup } from "./index.ts";
import { noncurrentVersionDays, timeToLive } from "./plan.ts";
import { contextOf } from "./testing/context.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const BUCKET = "aws:s3/bucket:Bucket";

const build = async (name: string): Promise<Observed> => {
  const environment = await loadEnvironment(name);
  return observe(() => backup.build(contextOf(environment)), { accountId: environment.aws.accountId });
};

/** Whether a resource is created after another: by its dependencies, its parent, and theirs. */
function waitsFor(seen: Observed, later: string, earlier: string): boolean {
  const visited = new Set<string>();
  const visit = (urn: string | undefined): boolean => {
    if (urn === undefined || visited.has(urn)) return false;
    if (urn === earlier) return true;
    visited.add(urn);
    const found = seen.registrations.find((registration) => registration.urn === urn);
    return found !== undefined && [...found.dependencies, found.parent].some(visit);
  };
  return visit(later);
}

describe("the backup layer", () => {
  let prod: Observed;
  before(async () => (prod = await build("prod")));

  it("is accepted, and hands over every field of its contract", () => {
    assert.deepEqual([prod.errors, prod.refusals], [[], []]);
    assert.deepEqual(Object.keys(prod.outputs).sort(), contractFields(backup.contract).sort());
    assert.equal(backup.contract.outputs.safeParse(prod.outputs).error, undefined);
    assert.deepEqual(Object.keys(prod.outputs["bucketNames"] as object), ["us-east-1", "us-west-2"]);
  });

  it("keeps one bucket and its log where there is no second region", async () => {
    const dev = await build("dev");
    assert.deepEqual([dev.errors, dev.refusals], [[], []]);
    assert.equal(dev.all(BUCKET).length, 2);
    assert.deepEqual(dev.all("aws:s3/bucketReplicationConfig:BucketReplicationConfig"), []);
  });

  it("keeps the buckets when a stack is destroyed by mistake", () => {
    const buckets = prod.all(BUCKET);
    assert.equal(buckets.length, 4);
    for (const { inputs } of buckets) assert.equal(inputs["forceDestroy"], false);
  });

  it("starts Velero after its definitions, its permissions, its policy and its bucket, and schedules after it", () => {
    const release = prod.get(RELEASE, "backup-velero-release");
    const definitions = prod.all("kubernetes:yaml/v2:ConfigFile");
    assert.equal(definitions.length, 13);
    const earlier = [
      ...definitions,
      prod.get("aws:eks/podIdentityAssociation:PodIdentityAssociation"),
      prod.get("kubernetes:networking.k8s.io/v1:NetworkPolicy", "backup-velero-network-policy-velero"),
      prod.get("aws:s3/bucketPolicy:BucketPolicy", "backup-objects-policy"),
    ];
    for (const { urn, name } of earlier) assert.ok(waitsFor(prod, release.urn, urn), name);
    const schedules = prod.all("kubernetes:velero.io/v1:Schedule");
    assert.equal(schedules.length, 3);
    for (const { urn } of schedules) assert.ok(waitsFor(prod, urn, release.urn));
  });

  it("lets Velero use its own bucket and keys, each key through its service only", () => {
    const policy = prod.get("aws:iam/rolePolicy:RolePolicy", "backup-velero-velero-policy").inputs["policy"];
    const { Statement } = JSON.parse(String(policy)) as {
      Statement: { Sid: string; Resource: string | string[]; Condition?: unknown }[];
    };
    const open = Statement.filter(({ Resource }) => [Resource].flat().includes("*"));
    assert.deepEqual(
      open.map(({ Sid }) => Sid),
      ["FindVolumesAndSnapshots"],
    );
    for (const { Sid, Condition } of Statement.filter(({ Sid: sid }) => /^(Key|Grants)/.test(sid))) {
      assert.match(JSON.stringify(Condition), /kms:ViaService/, Sid);
    }
  });
});

describe("times of backups", () => {
  it("are written as Velero reads them", () => assert.equal(timeToLive(720), "720h0m0s"));
  it("end a month after the lock", () => assert.equal(noncurrentVersionDays(30), 60));
});
