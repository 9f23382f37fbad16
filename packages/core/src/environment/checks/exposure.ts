/** CLU-04: the API endpoint is never open to the whole internet, in no environment. */
import { mergeCidr } from "cidr-tools";
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

const EVERYWHERE = "0.0.0.0/0";

export const publicEndpoint: Check = {
  reads: ["cluster.endpointPublicAccess"],
  find: ({ cluster: { endpointPublicAccess } }): Finding[] => {
    if (!endpointPublicAccess.enabled) return [];
    const { publicAccessCidrs } = endpointPublicAccess;
    // Two halves of the internet, 0.0.0.0/1 and 128.0.0.0/1, are the internet too.
    if (!mergeCidr([...publicAccessCidrs]).includes(EVERYWHERE)) return [];
    const at = publicAccessCidrs.indexOf(EVERYWHERE);
    const path = ["cluster", "endpointPublicAccess", "publicAccessCidrs"];
    return [
      {
        path: at === -1 ? path : [...path, at],
        given: at === -1 ? publicAccessCidrs : EVERYWHERE,
        allowed: "the blocks of your own networks",
        message: `must not open the Kubernetes API to the whole internet (got ${at === -1 ? publicAccessCidrs.join(", ") : EVERYWHERE})`,
        change: "list the blocks of your own networks, or write endpointPublicAccess: { enabled: false }",
      },
    ];
  },
};
