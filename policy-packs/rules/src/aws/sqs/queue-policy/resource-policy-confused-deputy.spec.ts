// Proves that a service which may use the resource for anyone is a violation.
import { proveResourceRule } from "../../testing/prove.ts";
import { resourcePolicyConfusedDeputy } from "./resource-policy-confused-deputy.ts";

proveResourceRule(resourcePolicyConfusedDeputy, {
  passes: [
    ["policy.Statement[0].Effect", "Deny"],
    ["policy.Statement[0].Condition", { StringEquals: { "AWS:SourceAccount": "111122223333" } }],
  ],
  refuses: [
    [
      "policy.Statement[0].Condition",
      undefined,
      [
        "policy.Statement[0].Condition: must name aws:SourceAccount or aws:SourceArn for events.amazonaws.com (is not set)",
      ],
    ],
    [
      "policy.Statement[0].Condition",
      { Bool: { "aws:SecureTransport": "true" } },
      [
        'policy.Statement[0].Condition: must name aws:SourceAccount or aws:SourceArn for events.amazonaws.com (is {"Bool":{"aws:SecureTransport":"true"}})',
      ],
    ],
  ],
});
