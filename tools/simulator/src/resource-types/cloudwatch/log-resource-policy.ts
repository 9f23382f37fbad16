/** CloudWatch Logs resource policy. */
import { text } from "../../account/input.ts";
import { policyRefusals, sizeRefusal } from "../../account/policy/document.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";

const LOG_RESOURCE_POLICY = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";
/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutResourcePolicy.html */
const MAX_POLICY = 5120;
const MAX_POLICIES = 10;

export const logResourcePolicy = defineResourceType({
  type: LOG_RESOURCE_POLICY,
  taggable: false,
  refuse({ policyDocument }, { account, region }) {
    const code = "InvalidParameterException";
    const others = account.where(LOG_RESOURCE_POLICY, "region", region).length;
    return refusals(
      policyRefusals(policyDocument, { property: "policyDocument", kind: "resource", code }),
      sizeRefusal(policyDocument, { code, property: "policyDocument", max: MAX_POLICY, count: "characters" }),
      others >= MAX_POLICIES &&
        refusal(
          "LimitExceededException",
          "policyName",
          `the region has ${others} policies already; AWS takes ${MAX_POLICIES}`,
          "merge policies",
        ),
    );
  },
  create: (inputs, context) => ({
    id: text(inputs, "policyName") ?? text(inputs, "resourceArn") ?? "",
    outputs: {
      policyScope: text(inputs, "resourceArn") ? "RESOURCE" : "ACCOUNT",
      revisionId: text(inputs, "resourceArn") ? context.hash(32, "revision") : "",
    },
  }),
});
