/** Checks of connections: declared ones that are cut, open ones that nothing declares, policies that nobody enforces. */
import { isKind } from "../kubernetes/objects.ts";
import { text } from "../kubernetes/read.ts";
import { type Check, type Found, listed } from "../platform/check.ts";
import { parsed } from "../platform/cni.ts";
import { ADDON, CLUSTER, type Platform } from "../platform/platform.ts";
import { type Connection, connectionsOf } from "./reachability.ts";

/** The connection's own resource, or the cluster where the plan has nothing of the kind. */
function subjectOf(
  { byUrn, of, resources }: Platform,
  { subject }: Connection,
): Found["subject"] | undefined {
  return byUrn(subject ?? "") ?? of(CLUSTER)[0] ?? resources[0];
}

export const cut: Check = {
  id: "reachability/Cut",
  explanation:
    "A connection that the environment declares does not pass: the workload starts, and its calls time out or are refused.",
  source: "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
  find: (platform) =>
    connectionsOf(platform)
      .filter(({ declared, reachable }) => declared && !reachable)
      .flatMap((connection): Found[] => {
        const { from, to, port, protocol, level, why } = connection;
        const subject = subjectOf(platform, connection);
        if (!subject) return [];
        return [
          {
            status: "fail",
            subject,
            message: `${from} cannot reach ${to} on ${protocol} ${port}, which the environment declares: ${why}`,
            evidence: `cut by ${LEVELS[level]}`,
            remediation: "let the connection through at this level, or remove the flow",
          },
        ];
      }),
};

const LEVELS: Readonly<Record<Connection["level"], string>> = {
  networkPolicy: "NetworkPolicies",
  mesh: "the mesh",
  securityGroup: "a security group",
};

export const notDeclared: Check = {
  id: "reachability/NotDeclared",
  explanation:
    "A connection passes every level, and no flow of the environment declares it: whoever takes over the one end gets to the other.",
  source: "https://docs.aws.amazon.com/eks/latest/best-practices/network-security.html",
  find: (platform) => {
    const open = connectionsOf(platform).filter(({ declared, reachable }) => reachable && !declared);
    return [...Map.groupBy(open, ({ from, to }) => `${from} ${to}`).values()].flatMap((same): Found[] => {
      const [first] = same;
      const subject = first && subjectOf(platform, first);
      if (!first || !subject) return [];
      const ports = listed(
        same.map(({ protocol, port }) => (port === "*" ? "every port" : `${protocol} ${port}`)),
      );
      return [
        {
          status: "fail",
          subject,
          message: `${first.from} can reach ${first.to} on ${ports}, which no flow declares`,
          evidence: first.why,
          remediation:
            "declare the flow, or close the connection in the NetworkPolicy, the mesh or the security group",
        },
      ];
    });
  },
};

/** Charts that enforce NetworkPolicies by themselves. */
const ENFORCERS = new Set(["cilium", "crd.projectcalico.org.v1", "tigera-operator"]);

export const notEnforced: Check = {
  id: "reachability/PoliciesNotEnforced",
  explanation:
    "The API server takes NetworkPolicies whether or not anything enforces them. Without that they change nothing, and nothing says so.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html",
  find: ({ objects, of, releases, byUrn }) => {
    const policies = objects.filter((object) => isKind(object, "networking.k8s.io", "NetworkPolicy"));
    const [first] = policies;
    const cni = of(ADDON).find(({ inputs }) => inputs["addonName"] === "vpc-cni");
    const subject = cni ?? (first && byUrn(first.urn));
    const enabled = String(parsed(cni?.inputs["configurationValues"])["enableNetworkPolicy"]) === "true";
    if (!first || !subject || of(CLUSTER).length === 0) return [];
    if (enabled || releases.some(({ chart }) => ENFORCERS.has(chart))) return [];
    return [
      {
        status: "fail",
        subject,
        message: `nothing enforces the ${policies.length} NetworkPolicies of the plan`,
        evidence: `vpc-cni ${text(cni?.inputs["addonVersion"]) ?? "is not an add-on"}, enableNetworkPolicy is not true; no chart of Calico or Cilium`,
        remediation: "set enableNetworkPolicy of the vpc-cni add-on to true",
        environmentPath: "cluster.networking",
      },
    ];
  },
};

export const REACHABILITY_CHECKS: readonly Check[] = [cut, notDeclared, notEnforced];
