/** What EKS refuses about a cluster's subnets, endpoints and service range. */
import { cidrContains, cidrProblem, cidrsOverlap } from "@drydock/core/cidr";
import type { AccountResource, Properties } from "../../account/account.ts";
import { prefixLength } from "../../account/cidr.ts";
import { object, text, texts } from "../../account/input.ts";
import { zonesWithoutEks } from "../../account/regions.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import type { CreateContext } from "../../resource-type.ts";
import { blocksOf } from "../ec2/vpc-blocks.ts";
import { SUBNET } from "../tokens.ts";
import { invalid } from "./invalid.ts";

const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
/** https://docs.aws.amazon.com/eks/latest/userguide/service-quotas.html */
const MAX_PUBLIC_CIDRS = 40;

export function networkRefusals(inputs: Properties, context: CreateContext): Refusal[] {
  const vpcConfig = object(inputs, "vpcConfig");
  const subnets = texts(vpcConfig, "subnetIds")
    .map((id) => context.account.find(SUBNET, "id", id))
    .filter((subnet) => subnet !== undefined);
  const complete = subnets.length === texts(vpcConfig, "subnetIds").length;
  return [
    ...(complete ? subnetRefusals(subnets) : []),
    ...endpointRefusals(vpcConfig),
    ...serviceRangeRefusals(inputs, subnets[0]?.outputs["vpcId"], context),
  ];
}

/** https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html */
function subnetRefusals(subnets: readonly AccountResource[]): Refusal[] {
  const zones = new Set(subnets.map(({ outputs }) => outputs["availabilityZone"]));
  const vpcs = new Set(subnets.map(({ outputs }) => outputs["vpcId"]));
  return refusals(
    zones.size < 2 &&
      invalid(
        "vpcConfig.subnetIds",
        `the subnets are in ${zones.size} availability zones; EKS needs two`,
        "name subnets of at least two zones",
      ),
    vpcs.size > 1 &&
      invalid("vpcConfig.subnetIds", "the subnets belong to different VPCs", "name subnets of one VPC"),
    ...subnets.map(
      ({ outputs, name }, i) =>
        zonesWithoutEks().includes(String(outputs["availabilityZoneId"])) &&
        refusal(
          "UnsupportedAvailabilityZoneException",
          `vpcConfig.subnetIds[${i}]`,
          `${name} is in ${String(outputs["availabilityZone"])}, where EKS has no capacity for control planes`,
          "use another zone for the control plane's subnets",
        ),
    ),
  );
}

function endpointRefusals(vpcConfig: Properties | undefined): Refusal[] {
  const open = vpcConfig?.["endpointPublicAccess"] ?? true;
  const cidrs = texts(vpcConfig, "publicAccessCidrs");
  const at = "vpcConfig.publicAccessCidrs";
  return refusals(
    open === false &&
      vpcConfig?.["endpointPrivateAccess"] !== true &&
      invalid(
        "vpcConfig.endpointPrivateAccess",
        "the API endpoint has neither public nor private access",
        "turn one of them on",
      ),
    cidrs.length > MAX_PUBLIC_CIDRS &&
      invalid(at, `${cidrs.length} blocks; EKS takes ${MAX_PUBLIC_CIDRS}`, "merge blocks"),
    ...cidrs.map((cidr, i) => publicCidrRefusals(cidr, `${at}[${i}]`)),
  );
}

/** Only public addresses ever reach the public endpoint. */
function publicCidrRefusals(cidr: string, property: string): Refusal[] {
  const problem = cidrProblem(cidr);
  if (problem !== undefined)
    return [invalid(property, `${cidr} ${problem}`, "write a block such as 203.0.113.0/24")];
  return refusals(
    PRIVATE.some((range) => cidrContains(range, cidr)) &&
      invalid(property, `${cidr} is a private range`, "name the public addresses that clients come from"),
  );
}

/** https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html */
function serviceRangeRefusals(inputs: Properties, vpcId: unknown, { account }: CreateContext): Refusal[] {
  const cidr = text(object(inputs, "kubernetesNetworkConfig"), "serviceIpv4Cidr");
  if (cidr === undefined) return [];
  const property = "kubernetesNetworkConfig.serviceIpv4Cidr";
  const problem = cidrProblem(cidr);
  if (problem !== undefined)
    return [invalid(property, `${cidr} ${problem}`, "write the block's first address")];
  const length = prefixLength(cidr);
  const conflict = blocksOf(account, vpcId).find((block) => cidrsOverlap(block, cidr));
  return refusals(
    (length < 12 || length > 24) &&
      invalid(property, `${cidr} is a /${length}; EKS takes /12 to /24`, "choose /12 to /24"),
    !PRIVATE.some((range) => cidrContains(range, cidr)) &&
      invalid(property, `${cidr} is no private range`, `choose a block of ${PRIVATE.join(", ")}`),
    conflict !== undefined &&
      invalid(
        property,
        `${cidr} overlaps the VPC's ${conflict}`,
        "choose a block that the VPC does not have",
      ),
  );
}
