/** Proves that an account file is one account for all who open it, and keeps whole changes only, through crashes too. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import type { AccountResource } from "../account/account.ts";
import { AccountFile } from "./account-file.ts";
import { TemporaryAccount } from "./testing/temporary-account.ts";

const VPC = "aws:ec2/vpc:Vpc";

function vpc(id: string, cidrBlock = "10.0.0.0/16"): AccountResource {
  return {
    ...{ urn: `urn:pulumi:dev::project::${VPC}::${id}`, type: VPC, name: id, id, region: "us-east-1" },
    ...{ inputs: { cidrBlock }, outputs: { cidrBlock, arn: `arn:${id}` } },
  };
}

describe("account file", () => {
  let account: TemporaryAccount;
  beforeEach(() => (account = new TemporaryAccount()));
  afterEach(() => account.remove());

  it("shows each who has it open what the others changed", () => {
    const [one, other] = [account.open(), account.open()];
    one.change((held) => held.add({ ...vpc("vpc-1"), generation: 2, madeWith: "x" }));
    assert.deepEqual(
      other.change((held) => held.all(VPC)),
      [{ ...vpc("vpc-1"), generation: 2, madeWith: "x" }],
    );
    other.change((held) => {
      held.remove(vpc("vpc-1"));
      held.add(vpc("vpc-1", "10.1.0.0/16"));
      held.add(vpc("vpc-2"));
    });
    assert.deepEqual(
      one.change((held) => held.all(VPC).map(({ id, inputs }) => [id, inputs["cidrBlock"]])),
      [
        ["vpc-1", "10.1.0.0/16"],
        ["vpc-2", "10.0.0.0/16"],
      ],
    );
    one.change((held) => held.remove(vpc("vpc-2")));
    assert.equal(
      other.change((held) => held.find(VPC, "arn", "arn:vpc-2")),
      undefined,
    );
  });

  it("keeps nothing of a change that throws, in the file and in memory", () => {
    const [one, other] = [account.open(), account.open()];
    one.change((held) => held.add(vpc("vpc-1")));
    assert.throws(
      () =>
        one.change((held) => {
          held.remove(vpc("vpc-1"));
          held.add(vpc("vpc-2"));
          one.notes.created("urn");
          throw new Error("no");
        }),
      /^Error: no$/,
    );
    for (const file of [one, other])
      assert.deepEqual(
        file.change((held) => [held.all(VPC).map(({ id }) => id), file.notes.creations("urn")]),
        [["vpc-1"], 0],
      );
  });

  it("keeps nothing of a change whose process was killed, and lets others go on at once", () => {
    const file = account.open();
    file.change((held) => held.add(vpc("vpc-1")));
    const program = `
      import { AccountFile } from ${JSON.stringify(new URL("account-file.ts", import.meta.url).href)};
      const file = new AccountFile(${JSON.stringify(account.path)}, "1");
      file.change((held) => {
        held.add({ ...${JSON.stringify(vpc("vpc-2"))} });
        process.kill(process.pid, "SIGKILL");
      });`;
    const ended = spawnSync(process.execPath, ["--input-type=module", "--eval", program], {
      timeout: 15_000,
    });
    assert.equal(ended.signal, "SIGKILL", ended.stderr.toString());
    file.change((held) => held.add(vpc("vpc-3")));
    assert.deepEqual(
      account.open().change((held) => held.all(VPC).map(({ id }) => id)),
      ["vpc-1", "vpc-3"],
    );
  });

  it("belongs to the account that it was made for", () => {
    account.open();
    const other = new AccountFile(account.path, "999999999999");
    assert.equal(other.account.accountId, "123456789012");
    other.close();
  });

  it("remembers creations, quotas and what is being made", () => {
    const [one, other] = [account.open().notes, account.open().notes];
    one.created("urn");
    other.created("urn");
    one.setQuota("roles", 2);
    one.doneBy(VPC, "vpc-1", 5);
    assert.deepEqual(
      [one.creations("urn"), one.creations("other"), other.quota("roles"), other.quota("keys")],
      [2, 0, 2, undefined],
    );
    assert.deepEqual([other.doneAt(VPC, "vpc-1"), other.doneAt(VPC, "vpc-2")], [5, undefined]);
  });
});
