/** What EC2 refuses about launch templates: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RequestLaunchTemplateData.html */
import type { Properties } from "../../account/account.ts";
import { list, number, object, objects, text } from "../../account/input.ts";
import { architectureOf } from "../../account/instance-types.ts";
import { nameRefusals } from "../../account/names.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { tagRefusals } from "../../account/tags.ts";
import type { CreateContext } from "../../resource-type.ts";
import { LAUNCH_TEMPLATE } from "../tokens.ts";
import { volumeRefusals } from "./volume-checks.ts";

const MAX_USER_DATA = 16_384;
/** Resource types that tagSpecifications of a launch template can name. */
const TAGGED = [
  ...["instance", "volume", "network-interface", "spot-instances-request", "elastic-gpu", "launch-template"],
  ...["fleet", "capacity-reservation", "placement-group", "dedicated-host", "key-pair", "snapshot", "image"],
];

export function templateRefusals(inputs: Properties, context: CreateContext): Refusal[] {
  const { account, region } = context;
  const name = text(inputs, "name") ?? "";
  return [
    ...nameRefusals("launchTemplate", name, "name", "InvalidLaunchTemplateName.MalformedException"),
    ...refusals(
      account.where(LAUNCH_TEMPLATE, "name", name).some((other) => other.region === region) &&
        refusal(
          "InvalidLaunchTemplateName.AlreadyExistsException",
          "name",
          `the launch template ${name} already exists`,
          "give one of the two another name",
        ),
    ),
    ...instanceRefusals(inputs),
    ...networkRefusals(inputs),
    ...metadataRefusals(object(inputs, "metadataOptions")),
    ...userDataRefusals(text(inputs, "userData")),
    ...tagSpecificationRefusals(objects(inputs, "tagSpecifications")),
    ...objects(inputs, "blockDeviceMappings").flatMap((mapping, i) =>
      volumeRefusals(object(mapping, "ebs"), `blockDeviceMappings[${i}].ebs`),
    ),
  ];
}

function instanceRefusals(inputs: Properties): Refusal[] {
  const type = text(inputs, "instanceType");
  const image = text(inputs, "imageId");
  return refusals(
    type !== undefined &&
      architectureOf(type) === undefined &&
      refusal(
        "InvalidParameterValue",
        "instanceType",
        `there is no instance type ${type}`,
        "use a type that EC2 has",
      ),
    type !== undefined &&
      inputs["instanceRequirements"] !== undefined &&
      refusal(
        "InvalidParameterCombination",
        "instanceRequirements",
        "a template names an instance type or requirements, not both",
        "keep one of them",
      ),
    image !== undefined &&
      !/^(ami-[0-9a-f]{8}([0-9a-f]{9})?|resolve:ssm:\S+)$/.test(image) &&
      refusal(
        "InvalidAMIID.Malformed",
        "imageId",
        `${image} is no image id`,
        "write ami- and 17 hexadecimal digits",
      ),
  );
}

function networkRefusals(inputs: Properties): Refusal[] {
  return refusals(
    list(inputs, "networkInterfaces").length > 0 &&
      list(inputs, "vpcSecurityGroupIds").length > 0 &&
      refusal(
        "InvalidParameterCombination",
        "vpcSecurityGroupIds",
        "security groups are given both for the instance and with network interfaces",
        "give them with the network interfaces only",
      ),
  );
}

function metadataRefusals(options: Properties | undefined): Refusal[] {
  const hops = number(options, "httpPutResponseHopLimit");
  const tokens = text(options, "httpTokens");
  const endpoint = text(options, "httpEndpoint");
  return refusals(
    hops !== undefined &&
      (hops < 1 || hops > 64) &&
      refusal(
        "InvalidParameterValue",
        "metadataOptions.httpPutResponseHopLimit",
        `${hops} hops is out of bounds`,
        "use 1 to 64",
      ),
    tokens !== undefined &&
      !["required", "optional"].includes(tokens) &&
      refusal(
        "InvalidParameterValue",
        "metadataOptions.httpTokens",
        `${tokens} is not offered`,
        "use required or optional",
      ),
    endpoint !== undefined &&
      !["enabled", "disabled"].includes(endpoint) &&
      refusal(
        "InvalidParameterValue",
        "metadataOptions.httpEndpoint",
        `${endpoint} is not offered`,
        "use enabled or disabled",
      ),
  );
}

function userDataRefusals(userData: string | undefined): Refusal[] {
  if (userData === undefined) return [];
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(userData.replace(/\s/g, ""))) {
    return [
      refusal(
        "InvalidUserData.Malformed",
        "userData",
        "the user data is not base64",
        "encode the user data as base64",
      ),
    ];
  }
  const size = Buffer.from(userData, "base64").length;
  return refusals(
    size > MAX_USER_DATA &&
      refusal(
        "InvalidParameterValue",
        "userData",
        `the user data has ${size} bytes; EC2 takes ${MAX_USER_DATA}`,
        "shorten it, or fetch the rest at boot",
      ),
  );
}

function tagSpecificationRefusals(specifications: readonly Properties[]): Refusal[] {
  const types = specifications.map((specification) => text(specification, "resourceType") ?? "");
  return specifications.flatMap((specification, i) =>
    refusals(
      !TAGGED.includes(types[i] ?? "") &&
        refusal(
          "InvalidParameterValue",
          `tagSpecifications[${i}].resourceType`,
          `${types[i] ?? ""} cannot be tagged by a launch template`,
          "use instance, volume or network-interface",
        ),
      types.indexOf(types[i] ?? "") < i &&
        refusal(
          "InvalidParameterValue",
          `tagSpecifications[${i}].resourceType`,
          `${types[i] ?? ""} is tagged twice`,
          "write one specification for each resource type",
        ),
      tagRefusals(specification["tags"], `tagSpecifications[${i}].tags`),
    ),
  );
}
