/** VPC flow log. */
import { arn, ec2Id } from "../../account/identifiers.ts";
import type { Properties } from "../../account/account.ts";
import { number, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_SUBNET, TO_VPC } from "../references.ts";
import { ROLE } from "../tokens.ts";

/** Fields of AWS's default format: https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html */
const DEFAULT_FORMAT = [
  ...["version", "account-id", "interface-id", "srcaddr", "dstaddr", "srcport", "dstport", "protocol"],
  ...["packets", "bytes", "start", "end", "action", "log-status"],
]
  .map((field) => `\${${field}}`)
  .join(" ");

export const flowLog = defineResourceType({
  type: "aws:ec2/flowLog:FlowLog",
  taggable: true,
  references: {
    vpcId: TO_VPC,
    subnetId: TO_SUBNET,
    iamRoleArn: { type: ROLE, by: "arn", notFound: "InvalidParameterValue" },
  },
  refuse: (inputs) => [...subjectRefusals(inputs), ...destinationRefusals(inputs)],
  create(inputs, context) {
    const id = ec2Id(context, "fl");
    return {
      id,
      outputs: {
        arn: arn(context, "ec2", `vpc-flow-log/${id}`),
        logDestination: inputs["logDestination"] ?? "",
        logDestinationType: inputs["logDestinationType"] ?? "cloud-watch-logs",
        logFormat: inputs["logFormat"] ?? DEFAULT_FORMAT,
        maxAggregationInterval: inputs["maxAggregationInterval"] ?? 600,
      },
    };
  },
});

const SUBJECTS = [
  "vpcId",
  "subnetId",
  "eniId",
  "transitGatewayId",
  "transitGatewayAttachmentId",
  "regionalNatGatewayId",
];
const SERVICES: Readonly<Record<string, string>> = {
  "cloud-watch-logs": "logs",
  s3: "s3",
  "kinesis-data-firehose": "firehose",
};

function subjectRefusals(inputs: Properties): Refusal[] {
  const subjects = SUBJECTS.filter((property) => text(inputs, property) !== undefined);
  const traffic = text(inputs, "trafficType");
  const interval = number(inputs, "maxAggregationInterval") ?? 600;
  const transit = subjects.some((property) => property.startsWith("transitGateway"));
  return refusals(
    subjects.length !== 1 &&
      refusal(
        subjects.length === 0 ? "MissingParameter" : "InvalidParameterCombination",
        subjects[1] ?? "vpcId",
        `a flow log is of one resource; given are ${subjects.length === 0 ? "none" : subjects.join(", ")}`,
        "set one of vpcId, subnetId and eniId",
      ),
    !transit &&
      !["ACCEPT", "REJECT", "ALL"].includes(traffic ?? "") &&
      refusal(
        "InvalidParameter",
        "trafficType",
        `${traffic ?? "nothing"} is no traffic type`,
        "use ACCEPT, REJECT or ALL",
      ),
    ![60, 600].includes(interval) &&
      refusal(
        "InvalidParameter",
        "maxAggregationInterval",
        `${interval} seconds is not offered`,
        "use 60 or 600",
      ),
  );
}

/** CloudWatch Logs needs a role to write with; the other destinations take none. */
function destinationRefusals(inputs: Properties): Refusal[] {
  const type = text(inputs, "logDestinationType") ?? "cloud-watch-logs";
  const destination = text(inputs, "logDestination");
  const role = text(inputs, "iamRoleArn");
  const service = SERVICES[type];
  if (service === undefined) {
    return [
      refusal(
        "InvalidParameter",
        "logDestinationType",
        `${type} is no destination`,
        `use ${Object.keys(SERVICES).join(", ")}`,
      ),
    ];
  }
  return refusals(
    destination === undefined &&
      refusal("MissingParameter", "logDestination", "the flow log has no destination", "set logDestination"),
    destination !== undefined &&
      destination.split(":")[2] !== service &&
      refusal(
        "InvalidParameter",
        "logDestination",
        `${destination} is not of ${service}, which ${type} writes to`,
        "make logDestination and logDestinationType agree",
      ),
    service === "logs" &&
      role === undefined &&
      refusal(
        "InvalidParameter",
        "iamRoleArn",
        "CloudWatch Logs needs a role to write with",
        "set iamRoleArn",
      ),
    service !== "logs" &&
      role !== undefined &&
      refusal("InvalidParameter", "iamRoleArn", `${type} takes no role`, "remove iamRoleArn"),
    inputs["destinationOptions"] !== undefined &&
      service !== "s3" &&
      refusal(
        "InvalidParameter",
        "destinationOptions",
        "only S3 takes destination options",
        "remove destinationOptions",
      ),
  );
}
