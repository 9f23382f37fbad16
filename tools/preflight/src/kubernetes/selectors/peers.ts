/** Check: peers of NetworkPolicies are there. A peer that selects nothing closes nothing, so it is a warning. */
import { type Finding, warning } from "../finding.ts";
import { isKind, type KubernetesObject } from "../objects.ts";
import { specOf } from "../pods.ts";
import { isRecord, records, type Tree } from "../read.ts";
import type { World } from "../world.ts";
import { select } from "./candidates.ts";
import { labelSelector, matches, selectorText } from "./match.ts";

interface Peer {
  readonly path: string;
  readonly tree: Tree;
}

export function peerFindings(world: World): Finding[] {
  return world.objects
    .filter((object) => isKind(object, "networking.k8s.io", "NetworkPolicy"))
    .flatMap((policy) => peersOf(policy).flatMap((peer) => peerFinding(policy, peer, world)));
}

function peersOf(policy: KubernetesObject): Peer[] {
  return (["ingress", "egress"] as const).flatMap((direction) =>
    records(specOf(policy)[direction]).flatMap(([rule, i]) => {
      const side = direction === "ingress" ? "from" : "to";
      return records(rule[side]).map(([tree, j]) => ({
        path: `spec.${direction}[${i}].${side}[${j}]`,
        tree,
      }));
    }),
  );
}

function peerFinding(policy: KubernetesObject, { path, tree }: Peer, { pods, namespaces }: World): Finding[] {
  const { podSelector, namespaceSelector } = tree;
  const own = new Set([policy.namespace ?? "default"]);
  const wanted = labelSelector(namespaceSelector);
  const inside = isRecord(namespaceSelector)
    ? new Set(
        [...namespaces].flatMap(([name, labels]) =>
          matches(wanted, { labels, complete: true }) === "yes" ? [name] : [],
        ),
      )
    : own;
  const said = (message: string): Finding[] => [
    warning("selectors/PeerSelectsNothing", policy, {
      path,
      message,
      remediation: "correct the labels, or leave the peer out",
    }),
  ];
  if (inside.size === 0) return said(`${selectorText(wanted)} selects no namespace`);
  const requirements = labelSelector(podSelector);
  if (requirements.length === 0 || select(requirements, pods, inside).answer !== "no") return [];
  return said(`${selectorText(requirements)} selects no pods in namespace ${[...inside].sort().join(", ")}`);
}
