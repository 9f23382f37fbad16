/** Elastic IP address. */
import { arn, ec2Id, publicIp } from "../../account/identifiers.ts";
import { defineResourceType } from "../../resource-type.ts";
import { EIP } from "../tokens.ts";

export const eip = defineResourceType({
  type: EIP,
  taggable: true,
  create(inputs, context) {
    const id = ec2Id(context, "eipalloc");
    const address = publicIp(context);
    const zone = context.region === "us-east-1" ? "compute-1" : `${context.region}.compute`;
    return {
      id,
      outputs: {
        allocationId: id,
        arn: arn(context, "ec2", `elastic-ip/${id}`),
        associationId: "",
        domain: inputs["domain"] ?? "vpc",
        networkBorderGroup: inputs["networkBorderGroup"] ?? context.region,
        publicDns: `ec2-${address.replaceAll(".", "-")}.${zone}.amazonaws.com`,
        publicIp: address,
        publicIpv4Pool: inputs["publicIpv4Pool"] ?? "amazon",
      },
    };
  },
});
