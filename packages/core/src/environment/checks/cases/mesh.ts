/** Changes to prod that break a rule of the mesh. */
import { all, type Case, remove, set } from "./case.ts";

const HOSTS = ["mesh", "egressGateway", "hosts"];

export const MESH: readonly Case[] = [
  {
    check: "meshControlPlane",
    change: remove(["namespaces", "istio-system"]),
    path: "namespaces",
    message: /^must have istio-system, where the mesh's control plane runs/,
    remedy: /podSecurity: baseline/,
  },
  {
    check: "meshControlPlane",
    change: set(["namespaces", "istio-system", "istioInjection"], true),
    path: "namespaces.istio-system.istioInjection",
    message: /^must be false where the mesh's control plane runs/,
    remedy: /istioInjection: false/,
  },
  {
    check: "faultsOutsideProduction",
    change: set(["mesh", "faultInjection"], true),
    path: "mesh.faultInjection",
    message: /^must be false in production \(got true\)$/,
    remedy: /another environment/,
  },
  {
    check: "meshReplicas",
    change: set(["mesh", "ingressGateway", "maxReplicas"], 2),
    path: "mesh.ingressGateway.maxReplicas",
    message: /^must be at least minReplicas \(got 2, minReplicas is 3\)$/,
    remedy: /set maxReplicas to 3 or more/,
  },
  {
    check: "egressFromMesh",
    change: set([...HOSTS, 0, "namespaces", 0], "observability"),
    path: "mesh.egressGateway.hosts[0].namespaces[0]",
    message: /^must be a namespace in the mesh \(got observability\)$/,
    remedy: /istioInjection: true/,
  },
  {
    check: "egressHostsUnique",
    change: all(
      set([...HOSTS, 0], { host: "api.example.org", namespaces: ["application"] }),
      set([...HOSTS, 1], { host: "api.example.org", namespaces: ["production"] }),
    ),
    path: "mesh.egressGateway.hosts[1].host",
    message: /^must be listed once \(got api\.example\.org twice\)$/,
    remedy: /into one/,
  },
];
