/** CLU-04: the API endpoint is never open to the whole internet, in no environment. */
import { mergeCidr } from "cidr-tools";
import { cidrContains, parseBlock } from "../../cidr.ts";
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

const EVERYWHERE = "0.0.0.0/0";
/** Nobody knows every network of a wider block. */
const WIDEST_PREFIX = 8;
/** Never a source on the internet; EKS refuses them. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"] as const;
const PATH = ["cluster", "endpointPublicAccess", "publicAccessCidrs"];

export const publicEndpoint: Check = {
  reads: ["cluster.endpointPublicAccess"],
  find: ({ cluster: { endpointPublicAccess } }): Finding[] => {
    if (!endpointPublicAccess.enabled) return [];
    const { publicAccessCidrs } = endpointPublicAccess;
    if (!coverEverything(publicAccessCidrs)) return [];
    const at = publicAccessCidrs.indexOf(EVERYWHERE);
    return [
      {
        path: at === -1 ? PATH : [...PATH, at],
        given: at === -1 ? publicAccessCidrs : EVERYWHERE,
        allowed: "the blocks of your own networks",
        message: `must not open the Kubernetes API to the whole internet (got ${at === -1 ? publicAccessCidrs.join(", ") : EVERYWHERE})`,
        change: "list the blocks of your own networks, or write endpointPublicAccess: { enabled: false }",
      },
    ];
  },
};

/** https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
export const publicBlocks: Check = {
  reads: ["cluster.endpointPublicAccess"],
  find: ({ cluster: { endpointPublicAccess } }): Finding[] => {
    if (!endpointPublicAccess.enabled) return [];
    const { publicAccessCidrs: blocks } = endpointPublicAccess;
    const wide = coverEverything(blocks) ? [] : blocks.flatMap(wideBlock);
    return [...wide, ...blocks.flatMap(privateBlock)];
  },
};

/** Two halves of the internet, 0.0.0.0/1 and 128.0.0.0/1, are the internet too. */
function coverEverything(blocks: readonly string[]): boolean {
  return mergeCidr([...blocks]).includes(EVERYWHERE);
}

function privateBlock(block: string, i: number): Finding[] {
  if (!PRIVATE.some((range) => cidrContains(range, block))) return [];
  return [
    {
      path: [...PATH, i],
      given: block,
      message: `must not be a private range, which the private endpoint serves (got ${block})`,
      change: "list the public addresses that people come from, or remove it",
    },
  ];
}

function wideBlock(block: string, i: number): Finding[] {
  if (parseBlock(block).prefixLength >= WIDEST_PREFIX) return [];
  return [
    {
      path: [...PATH, i],
      given: block,
      allowed: `/${WIDEST_PREFIX} or narrower`,
      message: `must be a /${WIDEST_PREFIX} or narrower (got ${block})`,
      change: "list the blocks of your own networks",
    },
  ];
}
