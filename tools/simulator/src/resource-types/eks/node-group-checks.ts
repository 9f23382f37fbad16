/** What EKS refuses at CreateNodegroup: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateNodegroup.html */
import { compareMinors } from "@drydock/core/catalogue";
import type { Properties } from "../../account/account.ts";
import { number, object, text, texts } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import type { CreateContext } from "../../resource-type.ts";
import { EKS_CLUSTER, SUBNET } from "../tokens.ts";
import { roleRefusals, versionRefusals } from "./cluster-checks.ts";
import { invalid } from "./invalid.ts";
import { imageRefusals } from "./node-group-image-checks.ts";
import { templateRefusals } from "./node-group-template-checks.ts";
import { labelRefusals, taintRefusals } from "./node-labels-and-taints.ts";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const CAPACITY_TYPES = ["ON_DEMAND", "SPOT", "CAPACITY_BLOCK"];

export function nodeGroupRefusals(inputs: Properties, context: CreateContext): Refusal[] {
  return [
    ...identityRefusals(inputs, context),
    ...roleRefusals(text(inputs, "nodeRoleArn"), "nodeRoleArn", "ec2.amazonaws.com", context),
    ...subnetRefusals(inputs, context),
    ...scalingRefusals(object(inputs, "scalingConfig")),
    ...updateRefusals(object(inputs, "updateConfig")),
    ...kubernetesRefusals(inputs, context),
    ...labelRefusals(object(inputs, "labels")),
    ...taintRefusals(inputs),
    ...imageRefusals(inputs, context),
    ...templateRefusals(inputs, context),
  ];
}

function identityRefusals(inputs: Properties, { account }: CreateContext): Refusal[] {
  const name = text(inputs, "nodeGroupName") ?? "";
  const id = `${text(inputs, "clusterName") ?? ""}:${name}`;
  const capacity = text(inputs, "capacityType");
  return refusals(
    nameRefusals("eksNodeGroup", name, "nodeGroupName", "InvalidParameterException"),
    account.find(NODE_GROUP, "id", id) !== undefined &&
      refusal(
        "ResourceInUseException",
        "nodeGroupName",
        `the cluster already has a node group ${name}`,
        "give one of the two another name",
      ),
    capacity !== undefined &&
      !CAPACITY_TYPES.includes(capacity) &&
      invalid("capacityType", `${capacity} is no capacity type`, `use ${CAPACITY_TYPES.join(", ")}`),
  );
}

function subnetRefusals(inputs: Properties, { account }: CreateContext): Refusal[] {
  const ids = texts(inputs, "subnetIds");
  const cluster = account.find(EKS_CLUSTER, "name", inputs["clusterName"]);
  const vpcId = text(object(cluster?.outputs, "vpcConfig"), "vpcId");
  return refusals(
    ids.length === 0 && invalid("subnetIds", "a node group needs subnets", "name at least one subnet"),
    ...ids.map((id, i) => {
      const own = account.find(SUBNET, "id", id)?.outputs["vpcId"];
      return (
        own !== undefined &&
        vpcId !== undefined &&
        own !== vpcId &&
        invalid(
          `subnetIds[${i}]`,
          "the subnet is not in the cluster's VPC",
          "name subnets of the cluster's VPC",
        )
      );
    }),
  );
}

function scalingRefusals(scaling: Properties | undefined): Refusal[] {
  const [min, desired, max] = ["minSize", "desiredSize", "maxSize"].map((key) => number(scaling, key));
  if (min === undefined || desired === undefined || max === undefined) {
    return [invalid("scalingConfig", "minSize, desiredSize and maxSize are needed", "set all three")];
  }
  return refusals(
    min < 0 && invalid("scalingConfig.minSize", `${min} is negative`, "use 0 or more"),
    max < 1 && invalid("scalingConfig.maxSize", `${max} is too small`, "use 1 or more"),
    min > desired &&
      invalid(
        "scalingConfig.minSize",
        `minimum capacity ${min} is greater than desired size ${desired}`,
        "raise desiredSize, or lower minSize",
      ),
    desired > max &&
      invalid(
        "scalingConfig.desiredSize",
        `desired size ${desired} is greater than maximum capacity ${max}`,
        "raise maxSize, or lower desiredSize",
      ),
  );
}

function updateRefusals(update: Properties | undefined): Refusal[] {
  if (!update) return [];
  const [count, percentage] = ["maxUnavailable", "maxUnavailablePercentage"].map((key) =>
    number(update, key),
  );
  const outside = (value: number | undefined): boolean => value !== undefined && (value < 1 || value > 100);
  return refusals(
    (count === undefined) === (percentage === undefined) &&
      invalid(
        "updateConfig",
        count === undefined
          ? "neither a number nor a percentage is given"
          : "both a number and a percentage are given",
        "set maxUnavailable or maxUnavailablePercentage",
      ),
    outside(count) &&
      invalid("updateConfig.maxUnavailable", `${count ?? ""} is out of bounds`, "use 1 to 100"),
    outside(percentage) &&
      invalid(
        "updateConfig.maxUnavailablePercentage",
        `${percentage ?? ""} is out of bounds`,
        "use 1 to 100",
      ),
  );
}

function kubernetesRefusals(inputs: Properties, { account }: CreateContext): Refusal[] {
  const version = text(inputs, "version");
  const ofCluster = text(account.find(EKS_CLUSTER, "name", inputs["clusterName"])?.outputs, "version");
  return refusals(
    versionRefusals(version, "version"),
    version !== undefined &&
      ofCluster !== undefined &&
      compareMinors(version, ofCluster) > 0 &&
      invalid(
        "version",
        `version ${version} is newer than the cluster's ${ofCluster}`,
        "upgrade the cluster first, then its node groups",
      ),
  );
}
