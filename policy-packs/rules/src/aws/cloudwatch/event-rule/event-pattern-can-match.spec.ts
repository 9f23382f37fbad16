// Proves that a pattern which no event can match is a violation where it is wrong, and that what may match is none.

import { proveResourceRule } from "../../testing/prove.ts";
import { eventPatternCanMatch } from "./event-pattern-can-match.ts";

proveResourceRule(eventPatternCanMatch, {
  passes: [
    ["eventPattern", undefined],
    ["eventPattern.detail.state", [{ prefix: "stop" }]],
    ["eventPattern.detail.state", [{ "anything-but": ["running"] }]],
    ["eventPattern", { source: ["aws.partner/Example.com/Orders"] }],
    ["eventPattern.source", [{ prefix: "aws." }]],
    ["eventPattern", '{"source":["orders"],"detail":{"total":[{"numeric":[">",5,"<=",10]}]}}'],
    [
      "eventPattern",
      { source: ["aws.ec2"], $or: [{ "detail-type": ["EC2 Fleet Instance Change"] }, { account: [] }] },
    ],
  ],
  refuses: [
    ["eventPattern", "{", ['eventPattern: must be a JSON object (is "{")']],
    [
      "eventPattern.detail.state",
      ["terminated", "terminating"],
      [
        'eventPattern.detail.state: must be one of pending, running, shutting-down, stopped, stopping, terminated (is "terminating")',
      ],
    ],
    [
      "eventPattern.detail.state",
      [{ prefix: "dead" }, { "equals-ignore-case": "gone" }],
      [
        'eventPattern.detail.state: must match one of pending, running, shutting-down, stopped, stopping, terminated (is [{"prefix":"dead"},{"equals-ignore-case":"gone"}])',
      ],
    ],
    [
      "eventPattern.detail-type",
      ["EC2 Instance State-Change Notification"],
      [
        'eventPattern.detail-type: must be "EC2 Instance State-change Notification" (is "EC2 Instance State-Change Notification")',
      ],
    ],
    [
      "eventPattern.detail-type",
      ["AWS Health Event"],
      ['eventPattern.source: must be aws.health for "AWS Health Event" (is ["aws.ec2"])'],
    ],
    [
      "eventPattern.source",
      ["ec2.amazonaws.com"],
      [
        'eventPattern.source: must be written as AWS writes it, aws.ec2 (is "ec2.amazonaws.com")',
        'eventPattern.source: must be aws.ec2 for "EC2 Instance State-change Notification" (is ["ec2.amazonaws.com"])',
      ],
    ],
    ["eventPattern.source", "aws.ec2", ['eventPattern.source: must be a list of values (is "aws.ec2")']],
    [
      "eventPattern.account",
      [],
      ["eventPattern.account: must hold a value: an empty list matches nothing (is [])"],
    ],
    [
      "eventPattern.detailType",
      ["AWS Health Event"],
      ['eventPattern.detailType: must be a field of events (is ["AWS Health Event"])'],
    ],
    [
      "eventPattern.region",
      [{ exists: false }],
      ['eventPattern.region: must not be absent: every event has it (is [{"exists":false}])'],
    ],
    [
      "eventPattern.detail.code",
      [{ numeric: [">", 5, "<", 5] }],
      ['eventPattern.detail.code: must leave a number between its bounds (is [{"numeric":[">",5,"<",5]}])'],
    ],
    ["eventPattern.account", ["1234"], ['eventPattern.account: must be 12 digits (is "1234")']],
    [
      "eventPattern",
      { $or: [{ account: [] }, { region: [] }] },
      [
        "eventPattern.$or[0].account: must hold a value: an empty list matches nothing (is [])",
        "eventPattern.$or[1].region: must hold a value: an empty list matches nothing (is [])",
      ],
    ],
    [
      "eventPattern",
      {
        source: ["aws.ec2"],
        "detail-type": ["AWS API Call via CloudTrail"],
        detail: { eventSource: ["ec2"], eventName: ["DescribeInstances"] },
      },
      [
        'eventPattern.detail.eventSource: must end in .amazonaws.com (is "ec2")',
        'eventPattern.detail.eventName: must be a call that changes something, or state be ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS (is "DescribeInstances")',
      ],
    ],
  ],
});
