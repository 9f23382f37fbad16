/** Argo CD's namespace, and tenants that would take somebody else's. */
import { appsOf } from "../../apps/index.ts";
import { platformFlows } from "../../flows/flows-of.ts";
import { ARGO_CD, tenantFlows } from "../../flows/standing/delivery/argo-cd.ts";
import type { Finding } from "../problems/problem.ts";
import { READS_FLOWS } from "./apps.ts";
import type { Check } from "./check.ts";

/** Namespaces that every cluster has. */
const CLUSTER = /^(default|kube-.*)$/;

export const argoCdNamespace: Check = {
  reads: ["delivery.argoCd", "namespaces"],
  find: ({ namespaces }) =>
    Object.hasOwn(namespaces, ARGO_CD)
      ? []
      : [
          {
            path: ["namespaces"],
            message: `must have ${ARGO_CD}: Argo CD runs there`,
            change: `add ${ARGO_CD}, with podSecurity: restricted and istioInjection: false`,
          },
        ],
};

/** A tenant makes its namespace, and its name is that of its project. */
export const tenantNames: Check = {
  reads: ["apps", "agentPlatform", ...READS_FLOWS],
  find: (environment) => {
    const tenants = Object.keys(tenantFlows(environment).peers);
    const peers = Object.entries(platformFlows(environment).peers).flatMap(([name, peer]) =>
      tenants.includes(name) ? [] : [peer],
    );
    const taken = new Set([
      ...Object.keys(environment.namespaces),
      ...Object.values(appsOf(environment)).map(({ namespace }) => namespace),
      ...peers.flatMap((peer) => (peer.kind === "pods" ? [peer.namespace] : [])),
    ]);
    return Object.keys(environment.delivery.argoCd.tenants)
      .filter((name) => taken.has(name) || CLUSTER.test(name))
      .map((name): Finding => ({
        path: ["delivery", "argoCd", "tenants", name],
        given: name,
        message: `is a namespace that is not the tenant's own (got ${name})`,
        change: "choose another name: a tenant has a namespace to itself",
      }));
  },
};
