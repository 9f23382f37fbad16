/** Policy of an SNS topic. https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
import { policyRefusals, sizeRefusal } from "../../account/policy/document.ts";
import { refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TOPIC } from "../tokens.ts";

/** https://docs.aws.amazon.com/general/latest/gr/sns.html */
const MAX_BYTES = 30_720;
const CODE = "InvalidParameter";

export const topicPolicy = defineResourceType({
  type: "aws:sns/topicPolicy:TopicPolicy",
  taggable: false,
  references: { arn: { type: TOPIC, by: "arn", notFound: "NotFound" } },
  refuse: ({ policy }) =>
    refusals(
      policyRefusals(policy, { property: "policy", kind: "resource", code: CODE }),
      sizeRefusal(policy, { code: CODE, property: "policy", max: MAX_BYTES, count: "characters" }),
    ),
  create: (inputs, { accountId }) => ({ id: String(inputs["arn"]), outputs: { owner: accountId } }),
});
