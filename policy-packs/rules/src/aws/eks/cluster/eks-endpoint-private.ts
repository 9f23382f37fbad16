/** The Kubernetes API of a cluster is reached inside the VPC, and only there. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, cisEks, fsbp } from "../../frameworks.ts";
import { EKS_CLUSTER } from "../../types.ts";
import { mustBeOff, mustBeOn } from "../../values.ts";

export const eksEndpointPrivate = defineResourceRule({
  id: "eks-endpoint-private",
  title: "Cluster endpoints are private",
  description:
    "A public endpoint can be probed from anywhere on its list, and without a private one nodes reach the API over the internet as well.",
  severity: "medium",
  frameworks: [
    fsbp("EKS.1", "The API endpoint of a cluster is not public."),
    cisEks("5.4.2", "The private endpoint is on and the public one is off."),
    checkov("CKV_AWS_39", "The public endpoint of a cluster is off."),
  ],
  remediation:
    "set vpcConfig.endpointPrivateAccess to true and vpcConfig.endpointPublicAccess to false; reach the API through a VPN, a bastion or Session Manager",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
  environmentPath: "cluster.endpointPublicAccess",
  types: [EKS_CLUSTER],
  examples: {
    good: { vpcConfig: { endpointPrivateAccess: true, endpointPublicAccess: false } },
    bad: { vpcConfig: { endpointPrivateAccess: false, endpointPublicAccess: true } },
  },
  judge: ({ inputs }: JudgedResource) => [
    ...mustBeOn(inputs, "vpcConfig.endpointPrivateAccess"),
    ...mustBeOff(inputs, "vpcConfig.endpointPublicAccess"),
  ],
});
