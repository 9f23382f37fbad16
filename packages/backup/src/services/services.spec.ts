/** Proves that AWS Backup keeps databases and file systems of the environment in locked vaults of two regions. */
import assert from "node:assert/strict";
import { loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { backup } from "../index.ts";
import { contextOf } from "../testing/context.ts";
import { backedUpArns, backupTrust, dailyAt, vaultLock } from "./plan.ts";

const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const PLAN = "aws:backup/plan:Plan";
const SELECTION = "aws:backup/selection:Selection";

const build = async (name: string): Promise<Observed> => {
  const environment = await loadEnvironment(name);
  return observe(() => backup.build(contextOf(environment)), { accountId: environment.aws.accountId });
};

describe("AWS Backup of the services", () => {
  let prod: Observed;
  before(async () => (prod = await build("prod")));

  it("has a vault in each region, locked before anything is written to it", () => {
    assert.deepEqual([prod.errors, prod.refusals], [[], []]);
    assert.deepEqual(Object.keys(prod.outputs["vaultArns"] as object), ["us-east-1", "us-west-2"]);
    const locks = prod.all(LOCK);
    assert.equal(locks.length, prod.all(VAULT).length);
    const { dependencies } = prod.get(PLAN);
    for (const { inputs, urn } of locks) {
      assert.deepEqual([inputs["minRetentionDays"], inputs["changeableForDays"]], [30, 3]);
      assert.ok(dependencies.includes(urn));
    }
  });

  it("keeps recovery points for 35 days here and there, every day outside of the windows of the database", () => {
    const [rule] = prod.get(PLAN).inputs["rules"] as Record<string, any>[]; // eslint-disable-line @typescript-eslint/no-explicit-any
    assert.ok(rule);
    assert.equal(rule["schedule"], "cron(0 5 * * ? *)");
    assert.deepEqual(rule["lifecycle"], { deleteAfter: 35 });
    const [copy] = rule["copyActions"] as { destinationVaultArn: string; lifecycle: object }[];
    assert.match(copy?.destinationVaultArn ?? "", /^arn:aws:backup:us-west-2:/);
    assert.deepEqual(copy?.lifecycle, { deleteAfter: 35 });
  });

  it("finds them by the environment's tag, with a role for AWS Backup and its permissions", () => {
    const { inputs, dependencies } = prod.get(SELECTION);
    assert.deepEqual(inputs["conditions"], [
      { stringEquals: [{ key: "aws:ResourceTag/environment", value: "prod" }] },
    ]);
    const attachment = prod.get(
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      "backup-services-role-policy",
    );
    assert.ok(dependencies.includes(attachment.urn));
  });

  it("is not there where the services keep their own backups", async () => {
    const dev = await build("dev");
    assert.deepEqual([dev.errors, dev.refusals, dev.all(VAULT), dev.all(PLAN)], [[], [], [], []]);
    assert.deepEqual(dev.outputs["vaultArns"], {});
  });
});

describe("what AWS Backup is told", () => {
  it("is a lock that nobody lifts, or one that who is permitted can lift", () => {
    assert.deepEqual(vaultLock({ mode: "COMPLIANCE", days: 30 }), {
      minRetentionDays: 30,
      changeableForDays: 3,
    });
    assert.deepEqual(vaultLock({ mode: "GOVERNANCE", days: 7 }), { minRetentionDays: 7 });
  });

  it("is an hour, the kinds of the account, and a role that other accounts cannot borrow", () => {
    assert.equal(dailyAt(23), "cron(0 23 * * ? *)");
    const place = { partition: "aws", region: "eu-west-1", accountId: "222222222222" };
    assert.deepEqual(backedUpArns(place), [
      "arn:aws:rds:eu-west-1:222222222222:db:*",
      "arn:aws:elasticfilesystem:eu-west-1:222222222222:file-system/*",
    ]);
    const { Statement } = JSON.parse(backupTrust("222222222222")) as { Statement: { Condition: object }[] };
    assert.deepEqual(Statement[0]?.Condition, { StringEquals: { "aws:SourceAccount": "222222222222" } });
  });
});
