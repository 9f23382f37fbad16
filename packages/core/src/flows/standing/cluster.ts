/** Peers that every cluster has. Each pod may ask cluster DNS: that flow is in the policies of the namespaces. */
import { formatCidr, parseBlock } from "../../cidr.ts";
import type { Environment } from "../../environment/schema.ts";
import type { FlowMap } from "../flow.ts";

/** Where the agent of EKS Pod Identity answers on each node. */
const POD_IDENTITY_AGENT = "169.254.170.23/32";
/** The instance metadata service, the agent of Pod Identity and all else that is local to a node. */
const LINK_LOCAL = "169.254.0.0/16";
const INSTANCE_METADATA = "169.254.169.254/32";
const EVERYWHERE = "0.0.0.0/0";

export function clusterFlows({ network, cluster }: Environment): FlowMap {
  const privateBlocks = network.availabilityZones.map(({ privateSubnetCidrBlock }) => privateSubnetCidrBlock);
  const podBlocks = network.podCidrBlock === undefined ? [] : [network.podCidrBlock];
  return {
    peers: {
      /** The API server as pods see it: the first address of the services, and its interfaces behind that. */
      "kube-api": { kind: "blocks", cidrBlocks: [firstService(cluster.serviceCidrBlock), ...privateBlocks] },
      /** The control plane's interfaces: where calls to admission webhooks and aggregated APIs come from. */
      "control-plane": { kind: "blocks", cidrBlocks: privateBlocks },
      "pod-identity": { kind: "blocks", cidrBlocks: [POD_IDENTITY_AGENT] },
      /** The APIs of AWS, through endpoints in the VPC or through NAT; never the metadata of the node. */
      "aws-apis": { kind: "blocks", cidrBlocks: [EVERYWHERE], except: [INSTANCE_METADATA] },
      /** All that is neither the VPC nor the cluster. */
      internet: {
        kind: "blocks",
        cidrBlocks: [EVERYWHERE],
        except: [network.vpcCidrBlock, ...podBlocks, cluster.serviceCidrBlock, LINK_LOCAL],
      },
      vpc: { kind: "blocks", cidrBlocks: [network.vpcCidrBlock] },
    },
    flows: [],
  };
}

/** The service called kubernetes has the first address of the range. */
function firstService(serviceCidrBlock: string): string {
  return formatCidr({ first: parseBlock(serviceCidrBlock).first + 1, prefixLength: 32 });
}
