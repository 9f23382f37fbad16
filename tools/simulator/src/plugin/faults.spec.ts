/** Proves that planned faults are met when they should be, by all processes together, and retried where throttling is. */
import assert from "node:assert/strict";
import { RefusedError } from "../account/refusal.ts";
import { attempted, MAX_ATTEMPTS, UnfinishedError } from "./attempts.ts";
import type { Faults } from "./faults.ts";
import { TemporaryAccount } from "./testing/temporary-account.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const CREATE = { operation: "create", type: VPC } as const;
const STATE = { id: "vpc-1", inputs: {}, outputs: { arn: "x" } };

describe("faults on demand", () => {
  let account: TemporaryAccount;
  let faults: Faults;
  beforeEach(() => {
    account = new TemporaryAccount();
    ({ faults } = account.open());
  });
  afterEach(() => account.remove());

  it("meets the n-th call of a type, as often as planned, whoever makes it", () => {
    const other = account.open().faults;
    faults.plan({ operation: "create", type: VPC, nth: 2, times: 2, code: "A" });
    const met = [faults, other, faults, other].map((one) => one.meet("create", VPC)?.code);
    assert.deepEqual(met, [undefined, "A", "A", undefined]);
  });

  it("counts every type where none is named, and other operations not at all", () => {
    faults.plan({ operation: "delete", nth: 2, code: "A" });
    assert.equal(faults.meet("create", VPC), undefined);
    assert.equal(faults.meet("delete", VPC), undefined);
    assert.deepEqual(faults.meet("delete", SUBNET), { code: "A", outcome: "refused" });
  });

  it("meets the one planned first of two, and counts the call for both", () => {
    faults.plan({ operation: "create", code: "A" });
    faults.plan({ operation: "create", times: 2, code: "B" });
    assert.deepEqual([faults.meet("create", VPC)?.code, faults.meet("create", VPC)?.code], ["A", "B"]);
  });

  it("has none once they are cleared", () => {
    faults.plan({ operation: "create", code: "A" });
    faults.clear();
    assert.equal(faults.meet("create", VPC), undefined);
  });

  it("tries again while throttled, and does the work once", async () => {
    faults.plan({ operation: "create", times: 3, code: "RequestLimitExceeded" });
    let done = 0;
    assert.equal(await attempted(faults, CREATE, () => (done += 1)), 1);
    assert.equal(done, 1);
  });

  it("gives up on throttling that does not end, without having done anything", async () => {
    faults.plan({ operation: "create", times: 1000, code: "ThrottlingException" });
    let done = 0;
    await assert.rejects(
      attempted(faults, CREATE, () => (done += 1)),
      {
        name: "RefusedError",
        message: `ThrottlingException: create of ${VPC} was refused ${MAX_ATTEMPTS} times (planned fault); run it again`,
      },
    );
    assert.equal(done, 0);
  });

  it("surfaces any other refusal at once", async () => {
    faults.plan({ operation: "create", code: "InternalFailure" });
    let done = 0;
    await assert.rejects(
      attempted(faults, CREATE, () => (done += 1)),
      {
        message: `InternalFailure: create of ${VPC} was refused (planned fault); run it again`,
      },
    );
    assert.equal(done, 0);
    assert.equal(await attempted(faults, CREATE, () => (done += 1)), 1);
  });

  it("loses the answer of what was done", async () => {
    faults.plan({ operation: "create", code: "RequestTimeout", outcome: "unanswered" });
    let done = 0;
    await assert.rejects(
      attempted(faults, CREATE, () => ((done += 1), STATE)),
      (error) => error instanceof RefusedError && !(error instanceof UnfinishedError),
    );
    assert.equal(done, 1);
  });

  it("tells the state of what was done and does not work", async () => {
    faults.plan({ operation: "create", code: "CreateFailed", outcome: "unfinished" });
    await assert.rejects(
      attempted(faults, CREATE, () => STATE),
      (error) => error instanceof UnfinishedError && error.state === STATE,
    );
  });
});
