/** Subscription to an SNS topic. https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
import { flag, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TOPIC } from "../tokens.ts";

const CODE = "InvalidParameter";
const ENDPOINTS: Readonly<Record<string, readonly [form: RegExp, what: string]>> = {
  email: [/^[^@\s]+@[^@\s]+\.[^@\s]+$/, "an address"],
  "email-json": [/^[^@\s]+@[^@\s]+\.[^@\s]+$/, "an address"],
  http: [/^http:\/\//, "an http URL"],
  https: [/^https:\/\//, "an https URL"],
  sms: [/^\+[1-9]\d{1,14}$/, "a telephone number such as +12065550100"],
  sqs: [/^arn:[\w-]+:sqs:/, "the ARN of a queue"],
  lambda: [/^arn:[\w-]+:lambda:/, "the ARN of a function"],
  firehose: [/^arn:[\w-]+:firehose:/, "the ARN of a delivery stream"],
  application: [/^arn:[\w-]+:sns:/, "the ARN of an endpoint of an app"],
};
/** People confirm by a click, so the provider cannot wait for it. */
const CONFIRMED_LATER = ["email", "email-json", "http", "https"];

export const subscription = defineResourceType({
  type: "aws:sns/topicSubscription:TopicSubscription",
  taggable: false,
  references: { topic: { type: TOPIC, by: "arn", notFound: "NotFound" } },
  refuse(inputs) {
    const protocol = text(inputs, "protocol") ?? "";
    const endpoint = text(inputs, "endpoint") ?? "";
    const known = ENDPOINTS[protocol];
    return refusals(
      !known &&
        refusal(
          CODE,
          "protocol",
          `${protocol} is no protocol`,
          `use one of ${Object.keys(ENDPOINTS).join(", ")}`,
        ),
      known !== undefined &&
        !known[0].test(endpoint) &&
        refusal(CODE, "endpoint", `${endpoint} is not ${known[1]}`, `give ${known[1]}`),
    );
  },
  create(inputs, context) {
    const own = `${String(inputs["topic"])}:${context.hash(32, "subscription")}`;
    const waits = CONFIRMED_LATER.includes(text(inputs, "protocol") ?? "");
    return {
      id: own,
      outputs: {
        arn: own,
        confirmationWasAuthenticated: !waits,
        ownerId: context.accountId,
        pendingConfirmation: waits && flag(inputs, "endpointAutoConfirms") !== true,
      },
    };
  },
});
