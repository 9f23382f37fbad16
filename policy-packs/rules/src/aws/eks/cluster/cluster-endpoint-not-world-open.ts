/** The Kubernetes API of a cluster does not answer the whole internet. */
import { everyAddress } from "../../../addresses.ts";
import { objectAt, shown } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, cisEks, fsbp } from "../../frameworks.ts";
import { EKS_CLUSTER } from "../../types.ts";
import { isOff, textsOf } from "../../values.ts";

export const clusterEndpointNotWorldOpen = defineResourceRule({
  id: "cluster-endpoint-not-world-open",
  title: "Public endpoints of clusters list who may reach them",
  description:
    "EKS opens the API endpoint to every address unless told otherwise: a leaked token or a flaw in the API server is then everybody's to use.",
  severity: "critical",
  frameworks: [
    fsbp("EKS.1", "The API endpoint of a cluster is not reachable from the internet."),
    cisEks("5.4.1", "The public endpoint answers a list of addresses only."),
    checkov("CKV_AWS_38", "The public endpoint is not open to 0.0.0.0/0."),
  ],
  remediation:
    "set vpcConfig.endpointPublicAccess to false, or list the networks that need the endpoint in vpcConfig.publicAccessCidrs",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
  types: [EKS_CLUSTER],
  environmentPath: "cluster.endpointPublicAccess",
  examples: {
    good: { vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/24"] } },
    bad: { vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/24", "0.0.0.0/0"] } },
  },
  judge,
});

const BLOCKS = "vpcConfig.publicAccessCidrs";

function judge({ inputs }: JudgedResource): readonly Finding[] {
  const vpcConfig = objectAt(inputs, "vpcConfig");
  const { endpointPublicAccess: access } = vpcConfig;
  if (isOff(access)) return [];
  const open = `while endpointPublicAccess is ${access === undefined ? "not set, which EKS takes as true" : shown(access)}`;
  const blocks = textsOf(vpcConfig["publicAccessCidrs"]);
  if (blocks.length === 0)
    return [{ path: BLOCKS, message: `is not set, which EKS takes as 0.0.0.0/0, ${open}` }];
  return blocks.flatMap((block, i) =>
    everyAddress(block) ? [{ path: `${BLOCKS}[${i}]`, message: `is ${block}, ${open}` }] : [],
  );
}
