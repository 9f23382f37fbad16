/** Pods of a node: no more than its network interfaces have addresses for. */
import { instanceType, maxPods as mostPods, type PodNetworking } from "../../catalogue/index.ts";
import type { Finding } from "../problems/problem.ts";
import type { Environment } from "../schema.ts";
import type { Check } from "./check.ts";

export function podNetworking({ network, cluster: { networking } }: Environment): PodNetworking {
  return {
    prefixDelegation: networking.prefixDelegation,
    customNetworking: network.podCidrBlock !== undefined && networking.cni !== "CiliumEni",
  };
}

export const podLimits: Check = {
  reads: [
    "network.podCidrBlock",
    "cluster.networking",
    "nodePools.*.instanceTypes",
    "nodePools.*.kubelet.maxPods",
  ],
  find: (environment) => {
    const settings = podNetworking(environment);
    return Object.entries(environment.nodePools).flatMap(
      ([
        pool,
        {
          instanceTypes,
          kubelet: { maxPods },
        },
      ]): Finding[] => {
        const limits = instanceTypes.flatMap((type): [string, number][] => {
          const facts = instanceType(type);
          return facts ? [[type, mostPods(facts, settings)]] : [];
        });
        const [smallest] = limits.sort(([, a], [, b]) => a - b);
        if (!smallest || maxPods <= smallest[1]) return [];
        const [type, limit] = smallest;
        const remedy = settings.prefixDelegation ? "" : ", or set cluster.networking.prefixDelegation: true";
        return [
          {
            path: ["nodePools", pool, "kubelet", "maxPods"],
            given: maxPods,
            allowed: `${limit} or less`,
            message: `must be at most what the network interfaces of ${type} can address (got ${maxPods}, the limit is ${limit})`,
            change: `set maxPods to ${limit} or less${remedy}`,
          },
        ];
      },
    );
  },
};
