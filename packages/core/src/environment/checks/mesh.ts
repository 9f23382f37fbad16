/** The mesh: where its control plane runs, who it may harm on purpose, and whom it calls outside. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

const CONTROL_PLANE = "istio-system";

/** Sidecars of the control plane would wait for the control plane. */
export const meshControlPlane: Check = {
  reads: ["namespaces", "mesh"],
  find: ({ namespaces }): Finding[] => {
    const found = namespaces[CONTROL_PLANE];
    if (!found) {
      return [
        {
          path: ["namespaces"],
          given: Object.keys(namespaces).join(", "),
          message: `must have ${CONTROL_PLANE}, where the mesh's control plane runs (got ${Object.keys(namespaces).join(", ")})`,
          change: `add ${CONTROL_PLANE} with tier: mesh, podSecurity: baseline and istioInjection: false`,
        },
      ];
    }
    return found.istioInjection
      ? [
          {
            path: ["namespaces", CONTROL_PLANE, "istioInjection"],
            given: true,
            allowed: "false",
            message: "must be false where the mesh's control plane runs (got true)",
            change: "write istioInjection: false",
          },
        ]
      : [];
  },
};

/** MSH-05. */
export const faultsOutsideProduction: Check = {
  reads: ["production", "mesh.faultInjection"],
  find: ({ production, mesh }): Finding[] =>
    production && mesh.faultInjection
      ? [
          {
            path: ["mesh", "faultInjection"],
            given: true,
            allowed: "false",
            message: "must be false in production (got true)",
            change: "write faultInjection: false, and rehearse failure in another environment",
          },
        ]
      : [],
};

const SCALED = ["controlPlane", "ingressGateway", "egressGateway", "eastWestGateway"] as const;

export const meshReplicas: Check = {
  reads: ["mesh"],
  find: ({ mesh }) =>
    SCALED.flatMap((part): Finding[] => {
      const scaling = mesh[part];
      if (!scaling || scaling.maxReplicas >= scaling.minReplicas) return [];
      const { minReplicas, maxReplicas } = scaling;
      return [
        {
          path: ["mesh", part, "maxReplicas"],
          given: maxReplicas,
          allowed: `${minReplicas} or more`,
          message: `must be at least minReplicas (got ${maxReplicas}, minReplicas is ${minReplicas})`,
          change: `set maxReplicas to ${minReplicas} or more, or minReplicas to ${maxReplicas} or less`,
        },
      ];
    }),
};

/** Only pods with a sidecar are led to the egress gateway, and only they are let in. */
export const egressFromMesh: Check = {
  reads: ["namespaces", "mesh.egressGateway"],
  find: ({ namespaces, mesh }) =>
    mesh.egressGateway.hosts.flatMap(({ namespaces: callers }, i) =>
      callers.flatMap((caller, j): Finding[] =>
        namespaces[caller]?.istioInjection
          ? []
          : [
              {
                path: ["mesh", "egressGateway", "hosts", i, "namespaces", j],
                given: caller,
                message: `must be a namespace in the mesh (got ${caller})`,
                change: `name a namespace of namespaces with istioInjection: true`,
              },
            ],
      ),
    ),
};

/** A host twice would be two routes of which one never holds. */
export const egressHostsUnique: Check = {
  reads: ["mesh.egressGateway"],
  find: ({ mesh }) => {
    const hosts = mesh.egressGateway.hosts.map(({ host }) => host);
    return hosts.flatMap((host, i): Finding[] =>
      hosts.indexOf(host) === i
        ? []
        : [
            {
              path: ["mesh", "egressGateway", "hosts", i, "host"],
              given: host,
              message: `must be listed once (got ${host} twice)`,
              change: "put the namespaces of both entries into one",
            },
          ],
    );
  },
};
