/** What EC2 refuses about VPC endpoints: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html */
import type { Account, Index, Properties } from "../../account/account.ts";
import { list, text, texts } from "../../account/input.ts";
import { policyRefusals, sizeRefusal } from "../../account/policy/document.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import type { CreateContext } from "../../resource-type.ts";
import { SUBNET, VPC, VPC_ENDPOINT } from "../tokens.ts";

const TYPES = ["Gateway", "GatewayLoadBalancer", "Interface", "Resource", "ServiceNetwork"];
const GATEWAY_SERVICES = ["s3", "dynamodb", "s3express"];
/** Characters, white space included: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-limits-endpoints.html */
const MAX_POLICY = 20_480;

export function endpointPolicyRefusals(policy: unknown): Refusal[] {
  const code = "InvalidPolicyDocument";
  return [
    ...policyRefusals(policy, { property: "policy", kind: "resource", code }),
    ...sizeRefusal(policy, { code, property: "policy", max: MAX_POLICY, count: "characters" }),
  ];
}

export function endpointRefusals(inputs: Properties, context: CreateContext): Refusal[] {
  const type = text(inputs, "vpcEndpointType") ?? "Gateway";
  if (!TYPES.includes(type)) {
    return [
      refusal(
        "InvalidParameterValue",
        "vpcEndpointType",
        `${type} is no endpoint type`,
        `use one of ${TYPES.join(", ")}`,
      ),
    ];
  }
  return [
    ...serviceRefusals(inputs, type, context),
    ...(type === "Gateway" ? gatewayRefusals(inputs) : interfaceRefusals(inputs, context)),
    ...endpointPolicyRefusals(inputs["policy"]),
  ];
}

function serviceRefusals(inputs: Properties, type: string, { region, account }: CreateContext): Refusal[] {
  const service = text(inputs, "serviceName");
  if (service === undefined) return [];
  const ofRegion = text(inputs, "serviceRegion") ?? region;
  const ours = /^com\.amazonaws\.([a-z]{2}(?:-[a-z]+)+-\d)\.(.+)$/.exec(service);
  const key = `${String(inputs["vpcId"])} ${type} ${service}`;
  return refusals(
    ours !== null &&
      ours[1] !== ofRegion &&
      refusal(
        "InvalidServiceName",
        "serviceName",
        `${service} is a service of ${ours[1] ?? ""}, and the endpoint is in ${ofRegion}`,
        `use com.amazonaws.${ofRegion}.${ours[2] ?? ""}`,
      ),
    !/^(com|aws)\.[\w.-]+$/.test(service) &&
      refusal(
        "InvalidServiceName",
        "serviceName",
        `${service} is no service name`,
        "use com.amazonaws.<region>.<service>",
      ),
    type === "Gateway" &&
      ours !== null &&
      !GATEWAY_SERVICES.includes(ours[2] ?? "") &&
      refusal(
        "InvalidParameter",
        "vpcEndpointType",
        `${service} has no gateway endpoint`,
        "use an Interface endpoint; only s3 and dynamodb have gateways",
      ),
    inputs["privateDnsEnabled"] === true &&
      account.find(VPC_ENDPOINT, PRIVATE_DNS, key) !== undefined &&
      refusal(
        "InvalidParameter",
        "privateDnsEnabled",
        `private DNS for ${service} is already set in the VPC`,
        "keep one endpoint with private DNS for each service",
      ),
  );
}

const PRIVATE_DNS: Index = {
  name: "vpcId, type and service with private DNS",
  keys: ({ outputs }) =>
    outputs["privateDnsEnabled"] === true
      ? [
          `${String(outputs["vpcId"])} ${String(outputs["vpcEndpointType"])} ${String(outputs["serviceName"])}`,
        ]
      : [],
};

function gatewayRefusals(inputs: Properties): Refusal[] {
  return ["subnetIds", "securityGroupIds"]
    .filter((property) => list(inputs, property).length > 0)
    .map((property) =>
      refusal(
        "InvalidParameter",
        property,
        `a gateway endpoint takes no ${property}`,
        "remove them, or set vpcEndpointType to Interface",
      ),
    );
}

function interfaceRefusals(inputs: Properties, { account }: CreateContext): Refusal[] {
  const { outputs: vpc } = account.find(VPC, "id", inputs["vpcId"]) ?? {};
  return refusals(
    list(inputs, "routeTableIds").length > 0 &&
      refusal("InvalidParameter", "routeTableIds", "only gateway endpoints take route tables", "remove them"),
    inputs["privateDnsEnabled"] === true &&
      vpc !== undefined &&
      vpc["enableDnsHostnames"] !== true &&
      refusal(
        "InvalidParameter",
        "privateDnsEnabled",
        "private DNS needs DNS support and DNS hostnames on in the VPC",
        "set enableDnsHostnames on the VPC",
      ),
    zoneRefusals(texts(inputs, "subnetIds"), account),
  );
}

/** An interface endpoint has one network interface in a zone, and so one subnet. */
function zoneRefusals(subnetIds: readonly string[], account: Account): Refusal[] {
  const zones = subnetIds.map((id) => account.find(SUBNET, "id", id)?.outputs["availabilityZone"]);
  return subnetIds.flatMap((_id, i) =>
    refusals(
      zones[i] !== undefined &&
        zones.indexOf(zones[i]) < i &&
        refusal(
          "DuplicateSubnetsInSameZone",
          `subnetIds[${i}]`,
          "the zone of the subnet is that of another of the endpoint's subnets",
          "name one subnet in each zone",
        ),
    ),
  );
}
