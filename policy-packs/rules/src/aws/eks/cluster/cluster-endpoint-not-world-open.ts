/** The Kubernetes API of a cluster does not answer the whole internet. */
import { everyAddress } from "../../../addresses.ts";
import { objectAt, shown, stringsAt } from "../../../inputs.ts";
import { defineRule, type JudgedResource } from "../../../rule.ts";

export const clusterEndpointNotWorldOpen = defineRule({
  id: "cluster-endpoint-not-world-open",
  title: "Public endpoints of clusters list who may reach them",
  description:
    "EKS opens the API endpoint to every address unless told otherwise: a leaked token or a flaw in the API server is then everybody's to use.",
  severity: "critical",
  frameworks: [
    {
      name: "AWS Foundational Security Best Practices",
      version: "1.0.0",
      reference: "EKS.1",
      specification: "The API endpoint of a cluster is not reachable from the internet.",
    },
  ],
  remediation:
    "set vpcConfig.endpointPublicAccess to false, or list the networks that need the endpoint in vpcConfig.publicAccessCidrs",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
  types: ["aws:eks/cluster:Cluster"],
  judge,
});

function judge({ inputs }: JudgedResource): readonly string[] {
  const vpcConfig = objectAt(inputs, "vpcConfig");
  const { endpointPublicAccess: access } = vpcConfig;
  if (access === false) return [];
  const open = `vpcConfig.endpointPublicAccess is ${access === undefined ? "not set, which EKS takes as true" : shown(access)}`;
  const blocks = stringsAt(vpcConfig, "publicAccessCidrs") ?? [];
  if (blocks.length === 0)
    return [`${open}, and vpcConfig.publicAccessCidrs is not set, which EKS takes as 0.0.0.0/0`];
  return blocks
    .filter(everyAddress)
    .map((block) => `${open}, and vpcConfig.publicAccessCidrs holds ${block}`);
}
