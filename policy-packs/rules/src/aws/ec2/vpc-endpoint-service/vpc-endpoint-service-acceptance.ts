/** Who wants to connect to an endpoint service is let in by hand. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov } from "../../frameworks.ts";
import { VPC_ENDPOINT_SERVICE } from "../../types.ts";
import { mustBeOn } from "../../values.ts";

export const vpcEndpointServiceAcceptance = defineResourceRule({
  id: "vpc-endpoint-service-acceptance",
  title: "VPC endpoint services accept connections by hand",
  description: "Without acceptance every principal that the service allows is inside the network at once.",
  severity: "low",
  frameworks: [checkov("CKV_AWS_123", "VPC endpoint services ask for acceptance.")],
  remediation: "set acceptanceRequired to true",
  url: "https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html",
  types: [VPC_ENDPOINT_SERVICE],
  examples: {
    good: { acceptanceRequired: true },
    bad: { acceptanceRequired: false },
  },
  judge: ({ inputs }: JudgedResource) => mustBeOn(inputs, "acceptanceRequired"),
});
