/** What production may not do. CLU-05 and CLU-07. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

export const noClusterAdmin: Check = {
  reads: ["production", "cluster.access.entries.*.policies"],
  find: ({ production, cluster }) =>
    Object.entries(production ? cluster.access.entries : {}).flatMap(([name, { policies }]) =>
      policies.flatMap(({ policy }, i): Finding[] => {
        if (policy !== "AmazonEKSClusterAdminPolicy") return [];
        return [
          {
            path: ["cluster", "access", "entries", name, "policies", i, "policy"],
            given: policy,
            message: `must not be cluster-admin in production (got ${policy})`,
            change: "grant AmazonEKSAdminViewPolicy, or AmazonEKSEditPolicy for single namespaces",
          },
        ];
      }),
    ),
};

export const productionProtected: Check = {
  reads: ["production", "cluster.deletionProtection"],
  find: ({ production, cluster }): Finding[] =>
    production && !cluster.deletionProtection
      ? [
          {
            path: ["cluster", "deletionProtection"],
            given: false,
            allowed: "true",
            message: "must be true in production (got false)",
            change: "write deletionProtection: true; to take the cluster down, set production: false first",
          },
        ]
      : [],
};

/** One stack per layer, so that a change to a pool cannot touch the network. */
export const productionLayered: Check = {
  reads: ["production", "topology"],
  find: ({ production, topology }): Finding[] =>
    production && topology !== "layered"
      ? [
          {
            path: ["topology"],
            given: topology,
            allowed: "layered",
            message: `must be layered in production (got ${topology})`,
            change: "write topology: layered",
          },
        ]
      : [],
};
