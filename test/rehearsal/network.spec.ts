// Proves that prod's network layer comes up on the real engine through faults, stays as it is, changes only what an edit means, and leaves nothing.
import assert from "node:assert/strict";
import { Controller, countByType, createSimulator, inventory, type Item } from "@drydock/simulator/plugin";
import { countByOp, type Step } from "./support/engine-events.ts";
import { type Ran, RehearsedStack } from "./support/rehearsed-stack.ts";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const FLOW_LOG = "aws:ec2/flowLog:FlowLog";
const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const SUBNET = "aws:ec2/subnet:Subnet";
const REGION = "us-east-1";

describe("prod's network layer on the engine", () => {
  let stack: RehearsedStack;
  let made: readonly Item[];
  before(async () => {
    stack = await RehearsedStack.create({ layer: "network", environment: "prod", accountId: "111111111111" });
  });
  after(() => stack.remove());

  const ended = (ran: Ran): readonly Step[] => {
    assert.equal(ran.status, 0, ran.output);
    return ran.steps;
  };
  const changes = (ran: Ran): readonly Step[] => ended(ran).filter(({ op }) => op !== "same");
  const ofProgram = (): readonly Item[] => inventory(stack.account, { ownedBy: "program" });

  it("stops at a fault, keeps what it made, and makes the rest in the next run, nothing twice", async () => {
    const { faults } = stack.account;
    faults.plan({ operation: "create", times: 3, code: "RequestLimitExceeded" });
    faults.plan({ operation: "create", nth: 40, code: "InternalError" });
    const stopped = await stack.up();
    assert.notEqual(stopped.status, 0);
    assert.match(stopped.output, /InternalError: create of aws:\S+ was refused \(planned fault\)/);
    const before = ofProgram();
    const created = changes(await stack.up()).filter(
      ({ op, type }) => op === "create" && type.startsWith("aws:"),
    );
    made = ofProgram();
    assert.ok(before.length > 0 && created.length > 0);
    assert.equal(made.length, before.length + created.length);
    assert.equal(new Set(made.map(({ type, name }) => `${type} ${name}`)).size, made.length);
    assert.deepEqual(
      before.filter(({ id }) => !made.some((item) => item.id === id)),
      [],
    );
  });

  it("changes nothing when it runs again, and finds no drift", async () => {
    assert.deepEqual(changes(await stack.up()), []);
    assert.deepEqual(changes(await stack.refresh()), []);
    assert.deepEqual(ofProgram(), made);
  });

  it("finds the one thing that somebody changed by hand, and puts it back", async () => {
    stack.account.change((account) => {
      const [group] = account.all(LOG_GROUP);
      assert.ok(group);
      account.remove(group);
      const shorter = { retentionInDays: 1 };
      account.add({
        ...group,
        inputs: { ...group.inputs, ...shorter },
        outputs: { ...group.outputs, ...shorter },
      });
    });
    const update = [{ op: "update", type: LOG_GROUP, name: "network-vpc-flow-logs-log-group" }];
    assert.deepEqual(changes(await stack.refresh()), update);
    assert.deepEqual(changes(await stack.up()), update);
    assert.equal(
      stack.account.change((account) => account.all(LOG_GROUP)[0]?.inputs["retentionInDays"]),
      365,
    );
  });

  it("touches the log group alone when its retention is edited", async () => {
    stack.edit("retentionDays: 365", "retentionDays: 400");
    assert.deepEqual(changes(await stack.up()), [
      { op: "update", type: LOG_GROUP, name: "network-vpc-flow-logs-log-group" },
    ]);
    assert.deepEqual(ofProgram(), made);
  });

  it("replaces the flow log alone when its traffic is edited: the new one before the old one goes", async () => {
    stack.edit("trafficType: ALL", "trafficType: REJECT");
    const flowLog = { type: FLOW_LOG, name: "network-vpc-flow-log" };
    assert.deepEqual(
      changes(await stack.up()).filter(({ op }) => op !== "replace"),
      [
        { op: "create-replacement", ...flowLog },
        { op: "delete-replaced", ...flowLog },
      ],
    );
    const others = (items: readonly Item[]) => items.filter(({ type }) => type !== FLOW_LOG);
    assert.deepEqual(others(ofProgram()), others(made));
    assert.deepEqual(countByType(ofProgram()), countByType(made));
  });

  it("does not get past what a controller left behind, and leaves nothing once that is gone", async () => {
    const { account } = stack;
    const [subnet] = inventory(account).filter(({ type }) => type === SUBNET);
    assert.ok(subnet);
    const controller = new Controller(
      "aws-load-balancer-controller",
      account,
      createSimulator(account.account),
    );
    const leftBehind = {
      type: LOAD_BALANCER,
      id: "arn:lb",
      region: REGION,
      inputs: { subnets: [subnet.id] },
    } as const;
    controller.put(leftBehind);
    const blocked = await stack.destroy();
    assert.notEqual(blocked.status, 0);
    assert.match(
      blocked.output,
      new RegExp(`DependencyViolation: aws:\\S+ \\S+ is in use by .*${LOAD_BALANCER} arn:lb`),
    );
    controller.remove(leftBehind);
    const { delete: deleted = 0 } = countByOp(ended(await stack.destroy()));
    assert.ok(deleted > 0);
    assert.deepEqual(inventory(account), []);
  });
});
