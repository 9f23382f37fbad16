/** Proves that each rule matches the event that it is for, as the service sends it, and no other. */
import assert from "node:assert/strict";
import { INTERRUPTION_RULES, type InterruptionRuleName, matches } from "./index.ts";

const envelope = {
  version: "0",
  id: "12345678-1234-1234-1234-123456789012",
  account: "111111111111",
  time: "2026-11-21T12:00:00Z",
  region: "us-east-1",
  resources: ["arn:aws:ec2:us-east-1:111111111111:instance/i-1234567890abcdef0"],
};

/** Events in the form that the documentation of EC2 and of AWS Health shows. */
const EVENTS: Record<InterruptionRuleName, Record<string, unknown>> = {
  "spot-interruption": {
    ...envelope,
    source: "aws.ec2",
    "detail-type": "EC2 Spot Instance Interruption Warning",
    detail: { "instance-id": "i-1234567890abcdef0", "instance-action": "terminate" },
  },
  rebalance: {
    ...envelope,
    source: "aws.ec2",
    "detail-type": "EC2 Instance Rebalance Recommendation",
    detail: { "instance-id": "i-1234567890abcdef0" },
  },
  "state-change": {
    ...envelope,
    source: "aws.ec2",
    "detail-type": "EC2 Instance State-change Notification",
    detail: { "instance-id": "i-1234567890abcdef0", state: "shutting-down" },
  },
  "capacity-reservation": {
    ...envelope,
    source: "aws.ec2",
    "detail-type": "EC2 Capacity Reservation Instance Interruption Warning",
    detail: { "instance-id": "i-1234567890abcdef0", "instance-action": "terminate" },
  },
  health: {
    ...envelope,
    source: "aws.health",
    "detail-type": "AWS Health Event",
    detail: {
      service: "EC2",
      eventTypeCode: "AWS_EC2_INSTANCE_RETIREMENT_SCHEDULED",
      eventTypeCategory: "scheduledChange",
      affectedEntities: [{ entityValue: "i-1234567890abcdef0" }],
    },
  },
};

const names = Object.keys(INTERRUPTION_RULES) as InterruptionRuleName[];

describe("interruption rules", () => {
  for (const name of names) {
    it(`${name} matches its event and no other`, () => {
      const matched = names.filter((other) => matches(INTERRUPTION_RULES[name].pattern, EVENTS[other]));
      assert.deepEqual(matched, [name]);
    });
  }

  it("leave other events of the same services alone", () => {
    const launch = { ...envelope, source: "aws.ec2", "detail-type": "EC2 Fleet Instance Change" };
    const other = { ...envelope, source: "my.health", "detail-type": "AWS Health Event" };
    assert.deepEqual(
      names.filter((name) =>
        [launch, other].some((event) => matches(INTERRUPTION_RULES[name].pattern, event)),
      ),
      [],
    );
  });

  it("use no field that events lack: such a rule would never match", () => {
    for (const name of names) {
      const unknown = Object.keys(INTERRUPTION_RULES[name].pattern).filter(
        (field) => !(field in EVENTS[name]),
      );
      assert.deepEqual(unknown, []);
    }
    assert.equal(matches({ source: ["aws.ec2"], "detail-type": ["x"] }, { source: "aws.ec2" }), false);
  });
});
