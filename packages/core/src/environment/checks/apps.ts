/** Apps: who they are in the cluster, and what their blocks name that has to be there. */
import { appsOf } from "../../apps/index.ts";
import { platformFlows } from "../../flows/flows-of.ts";
import { serviceOf } from "../../flows/standing/data.ts";
import { didYouMean, nearest } from "../problems/nearest.ts";
import type { Finding } from "../problems/problem.ts";
import type { Environment } from "../schema.ts";
import type { Check } from "./check.ts";

const READS = ["apps", "agentPlatform"] as const;

/** Slices that the platform's own peers follow from. */
export const READS_FLOWS = [
  "network",
  "cluster",
  "namespaces",
  "security",
  "mesh",
  "edge",
  "observability",
  "data",
  "delivery",
] as const;

export const appNamespaces: Check = {
  reads: [...READS, "namespaces"],
  find: ({ apps, agentPlatform, namespaces }) =>
    [
      ...Object.entries(apps).map(([name, { namespace }]) => ({
        path: ["apps", name, "namespace"],
        namespace,
      })),
      ...(agentPlatform
        ? [{ path: ["agentPlatform", "namespace"], namespace: agentPlatform.namespace }]
        : []),
    ].flatMap(({ path, namespace }): Finding[] => {
      const known = Object.keys(namespaces);
      if (known.includes(namespace)) return [];
      const guess = nearest(namespace, known);
      return [
        {
          path,
          given: namespace,
          allowed: known.join(", "),
          message: `must be one of namespaces (got ${namespace}${didYouMean(guess)})`,
          change: guess === undefined ? `add ${namespace} to namespaces, or name another` : `write ${guess}`,
        },
      ];
    }),
};

/** The name of an app is its peer's name in the flows: one name cannot mean two workloads. */
export const appNames: Check = {
  reads: [...READS, ...READS_FLOWS],
  find: (environment) => {
    const platform = Object.keys(platformFlows(environment).peers);
    const agents = environment.agentPlatform ? agentNames(environment) : [];
    return Object.keys(environment.apps)
      .filter((name) => platform.includes(name) || agents.includes(name))
      .map((name): Finding => ({
        path: ["apps", name],
        given: name,
        message: `is the name of ${agents.includes(name) ? "a workload of agentPlatform" : "a peer of the platform"} already (got ${name})`,
        change: "choose another name",
      }));
  },
};

function agentNames({ agentPlatform }: Environment): string[] {
  return Object.keys(appsOf({ apps: {}, agentPlatform }));
}

/** The own ECR has its repositories from the security layer, and its tags are never overwritten; others promise nothing. */
export const appImages: Check = {
  reads: [...READS, "security.imageRepositories"],
  find: (environment) =>
    images(environment).flatMap(({ path, image: { registry, repository, digest } }): Finding[] => {
      const known = environment.security.imageRepositories.names;
      if (registry !== undefined) {
        if (digest !== undefined) return [];
        return [
          {
            path: [...path, "digest"],
            message: `is missing: ${registry} may give ${repository} another content under the same tag`,
            change: "add the digest of the image",
          },
        ];
      }
      if (known.includes(repository)) return [];
      return [
        {
          path: [...path, "repository"],
          given: repository,
          allowed: known.join(", "),
          message: `must be one of security.imageRepositories.names (got ${repository}${didYouMean(nearest(repository, known))})`,
          change: `add ${repository} to security.imageRepositories.names, or name the registry that has it`,
        },
      ];
    }),
};

function images({ apps, agentPlatform }: Environment) {
  return [
    ...Object.entries(apps).flatMap(([name, { image, sidecars = [] }]) => [
      { path: ["apps", name, "image"], image },
      ...sidecars.map((sidecar, i) => ({
        path: ["apps", name, "sidecars", i, "image"],
        image: sidecar.image,
      })),
    ]),
    ...(agentPlatform ? [{ path: ["agentPlatform", "image"], image: agentPlatform.image }] : []),
  ];
}

/** Two apps that keep one Secret would overwrite each other's. */
export const appSecrets: Check = {
  reads: [...READS],
  find: ({ apps, agentPlatform }) => {
    const seen = new Map<string, string>();
    return Object.entries(appsOf({ apps, agentPlatform })).flatMap(([name, { namespace, secrets }]) =>
      Object.keys(secrets).flatMap((secret): Finding[] => {
        const key = `${namespace}/${secret}`;
        const first = seen.get(key);
        seen.set(key, first ?? name);
        if (first === undefined) return [];
        return [
          {
            path: ["apps", name, "secrets", secret],
            given: secret,
            message: `is kept by the app ${first} in ${namespace} already (got ${secret})`,
            change: "declare it once; secretEnv of every app of the namespace may name it",
          },
        ];
      }),
    );
  },
};

/** A trigger that asks nobody makes KEDA report an error, and the number of pods stays where it was. */
export const appTriggers: Check = {
  reads: [...READS, "data"],
  find: ({ apps, data }) =>
    Object.entries(apps).flatMap(([name, { autoscaling }]) =>
      (autoscaling?.eventDriven?.triggers ?? []).flatMap((trigger, i): Finding[] => {
        const service = serviceOf(trigger);
        if (service === undefined || data[service].kind !== "absent") return [];
        return [
          {
            path: ["apps", name, "autoscaling", "eventDriven", "triggers", i],
            given: trigger.type,
            message: `asks ${service}, which the environment does not have (data.${service} is absent)`,
            change: `give data.${service} another kind, or remove the trigger`,
          },
        ];
      }),
    ),
};

/** Faults harm requests of people. */
export const appFaults: Check = {
  reads: [...READS, "mesh.faultInjection", "production"],
  find: ({ apps, mesh, production }) =>
    Object.entries(apps)
      .filter(([, { traffic }]) => traffic?.fault !== undefined && (production || !mesh.faultInjection))
      .map(([name]): Finding => ({
        path: ["apps", name, "traffic", "fault"],
        message: `must not be there: ${production ? "the environment is production" : "mesh.faultInjection is false"}`,
        change: production ? "remove it" : "remove it, or write mesh.faultInjection: true",
      })),
};
