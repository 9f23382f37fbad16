/** Service-linked role. */
import { CREATED_AT, iamArn, iamUniqueId } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";

const SERVICE_LINKED_ROLE = "aws:iam/serviceLinkedRole:ServiceLinkedRole";

export const serviceLinkedRole = defineResourceType({
  type: SERVICE_LINKED_ROLE,
  taggable: true,
  scope: "global",
  refuse(inputs, { account }) {
    const service = text(inputs, "awsServiceName") ?? "";
    const same = account
      .where(SERVICE_LINKED_ROLE, "awsServiceName", service)
      .some((role) => role.inputs["customSuffix"] === inputs["customSuffix"]);
    return refusals(
      !/^[a-z0-9.-]+\.amazonaws\.com$/.test(service) &&
        refusal(
          "InvalidInput",
          "awsServiceName",
          `${service} is no service`,
          "use a name such as spot.amazonaws.com",
        ),
      same &&
        refusal(
          "InvalidInput",
          "awsServiceName",
          `the service-linked role of ${service} is already there`,
          "create it once for each account",
        ),
    );
  },
  create(inputs, context) {
    const service = text(inputs, "awsServiceName") ?? "";
    const suffix = text(inputs, "customSuffix");
    const name = `AWSServiceRoleFor${titled(service)}${suffix ? `_${suffix}` : ""}`;
    const path = `/aws-service-role/${service}/`;
    const arn = iamArn(context, `role${path}${name}`);
    return {
      id: arn,
      outputs: { arn, createDate: CREATED_AT, name, path, uniqueId: iamUniqueId(context, "AROA") },
    };
  },
});

/** AWS chooses the name for each service; these are the ones whose capitals the service's own name does not tell. */
const NAMES: Readonly<Record<string, string>> = {
  "autoscaling.amazonaws.com": "AutoScaling",
  "eks.amazonaws.com": "AmazonEKS",
  "eks-fargate.amazonaws.com": "AmazonEKSForFargate",
  "eks-nodegroup.amazonaws.com": "AmazonEKSNodegroup",
  "elasticloadbalancing.amazonaws.com": "ElasticLoadBalancing",
  "spot.amazonaws.com": "EC2Spot",
};

function titled(service: string): string {
  const label = service.split(".")[0] ?? "";
  return NAMES[service] ?? label.charAt(0).toUpperCase() + label.slice(1);
}
