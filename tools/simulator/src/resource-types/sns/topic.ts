/** SNS topic. https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html */
import { arn } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { KEY, TOPIC } from "../tokens.ts";

/** Keys of AWS bear an alias that nobody else can make. */
const OF_AWS = /^alias\/aws\//;

export const topic = defineResourceType({
  type: TOPIC,
  taggable: true,
  autoName: {
    property: "name",
    maxLength: 256,
    form: (unique, inputs) => (inputs["fifoTopic"] === true ? `${unique}.fifo` : unique),
  },
  references: {
    kmsMasterKeyId: { type: KEY, by: ["arn", "id"], notFound: "KMSNotFound", provided: /^alias\// },
  },
  refuse(inputs, { account, region }) {
    const name = text(inputs, "name") ?? "";
    const fifo = inputs["fifoTopic"] === true;
    const key = text(inputs, "kmsMasterKeyId");
    const place = account.find(KEY, "arn", key)?.region;
    return refusals(
      nameRefusals("snsTopic", fifo ? name.replace(/\.fifo$/, "") : name, "name", "InvalidParameter"),
      fifo !== name.endsWith(".fifo") &&
        refusal(
          "InvalidParameter",
          "name",
          fifo ? "the name of a FIFO topic ends in .fifo" : "only the name of a FIFO topic ends in .fifo",
          "set fifoTopic, or change the ending",
        ),
      place !== undefined &&
        place !== region &&
        refusal(
          "KMSNotFound",
          "kmsMasterKeyId",
          `the key is of ${place}, and the topic is in ${region}`,
          "name a key of the topic's region",
        ),
      key !== undefined &&
        OF_AWS.test(key) &&
        key !== "alias/aws/sns" &&
        refusal("KMSNotFound", "kmsMasterKeyId", `${key} is the key of another service`, "use alias/aws/sns"),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    const own = arn(context, "sns", name);
    return {
      id: own,
      outputs: {
        arn: own,
        owner: context.accountId,
        signatureVersion: inputs["signatureVersion"] ?? 1,
        tracingConfig: inputs["tracingConfig"] ?? "PassThrough",
      },
    };
  },
});
