/** Proves that a lifecycle policy refuses what Data Lifecycle Manager refuses, fault by fault. */
import { refuses, type World } from "../testing.ts";
import { KEY } from "../tokens.ts";

const keyOf = (world: World, region: string): unknown =>
  world.simulator.create({
    urn: `urn:pulumi:test::project::key::${region}`,
    type: KEY,
    name: region,
    inputs: { enableKeyRotation: true },
    provider: { region, defaultTags: {} },
  }).outputs["arn"];

/** A schedule with a copy elsewhere. */
const copied = (rule: object) => ({
  policyDetails: {
    resourceTypes: ["VOLUME"],
    targetTags: { snapshots: "daily" },
    schedules: [
      {
        name: "daily",
        createRule: { interval: 24, times: "03:00" },
        retainRule: { count: 7 },
        crossRegionCopyRules: [{ target: "us-west-2", encrypted: true, ...rule }],
      },
    ],
  },
});

const schedule = (createRule: object, retainRule: object = { count: 7 }) => ({
  policyDetails: {
    resourceTypes: ["VOLUME"],
    targetTags: { snapshots: "daily" },
    schedules: [{ name: "daily", createRule, retainRule }],
  },
});

describe("lifecycle policy", () => {
  const CODE = "InvalidRequestException";
  refuses(
    "aws:dlm/lifecyclePolicy:LifecyclePolicy",
    (world) => ({
      description: "Daily snapshots",
      executionRoleArn: world.role("dlm.amazonaws.com"),
      ...schedule({ interval: 24, times: "03:00" }),
    }),
    [
      {
        of: "description",
        change: { description: "Daily: all" },
        code: CODE,
        message: '"Daily: all" is not 1 to 500 letters, digits, blanks, hyphens and underscores',
      },
      {
        of: "role's trust",
        change: (world) => ({ executionRoleArn: world.role("ec2.amazonaws.com") }),
        code: CODE,
        message: "Data Lifecycle Manager may not take the role",
      },
      {
        of: "subject",
        change: { policyDetails: { ...schedule({ interval: 24 }).policyDetails, resourceTypes: [] } },
        code: CODE,
        message: "a policy is of volumes or of instances",
      },
      {
        of: "tags",
        change: { policyDetails: { ...schedule({ interval: 24 }).policyDetails, targetTags: {} } },
        code: CODE,
        message: "the policy has no tag to find them by",
      },
      {
        of: "interval",
        change: schedule({ interval: 5 }),
        code: CODE,
        message: "5 hours are not offered",
      },
      {
        of: "no rule",
        change: schedule({ times: "03:00" }),
        code: CODE,
        message: "a rule has an interval or a cron expression",
      },
      {
        of: "time",
        change: schedule({ interval: 24, times: "25:00" }),
        code: CODE,
        message: "25:00 is no time of day",
      },
      {
        of: "count",
        change: schedule({ interval: 24 }, { count: 1001 }),
        code: CODE,
        message: "1001 snapshots are out of bounds",
      },
      {
        of: "count and age",
        change: schedule({ interval: 24 }, { count: 1, interval: 1, intervalUnit: "DAYS" }),
        code: CODE,
        message: "snapshots are kept by count or by age",
      },
      {
        of: "schedules",
        change: {
          policyDetails: {
            ...schedule({ interval: 24 }).policyDetails,
            schedules: [1, 2, 3, 4, 5].map((n) => ({
              name: `s${n}`,
              createRule: { interval: 24 },
              retainRule: { count: 1 },
            })),
          },
        },
        code: CODE,
        message: "5 schedules; a policy takes 4",
      },
    ],
  );
});

describe("copies of snapshots", () => {
  const CODE = "InvalidRequestException";
  refuses(
    "aws:dlm/lifecyclePolicy:LifecyclePolicy",
    (world) => ({
      description: "Daily snapshots",
      executionRoleArn: world.role("dlm.amazonaws.com"),
      ...copied({ cmkArn: keyOf(world, "us-west-2") }),
    }),
    [
      {
        of: "own region",
        change: copied({ target: "us-east-1" }),
        code: CODE,
        message: "the snapshots are in us-east-1 themselves",
      },
      { of: "no region", change: copied({ target: "mars-1" }), code: CODE, message: "mars-1 is no region" },
      {
        of: "key without encryption",
        change: (world) => copied({ encrypted: false, cmkArn: keyOf(world, "us-west-2") }),
        code: CODE,
        message: "a key is given, and copies are not encrypted",
      },
      {
        of: "key of another region",
        change: (world) => copied({ cmkArn: keyOf(world, "us-east-1") }),
        code: CODE,
        message: "the key is of us-east-1, and the copies are in us-west-2",
      },
    ],
  );
});
