/** Network policies of Kubernetes and Cilium in one form: which pods each isolates, and in which directions. */
import { type Inputs, isObject, itemsAt, listAt, objectAt, stringsAt } from "../../inputs.ts";
import type { KubernetesObject } from "../../rule.ts";
import { groupKind } from "../pods-of.ts";
import { specOf, type StackView } from "./view.ts";

export type Direction = "ingress" | "egress";

export interface Isolation {
  readonly policy: KubernetesObject;
  readonly selector: unknown;
  /** Whether it holds in every namespace. */
  readonly everywhere: boolean;
  /** Directions in which nothing passes but what some policy allows. */
  readonly directions: ReadonlySet<Direction>;
}

const KUBERNETES = ["networking.k8s.io:NetworkPolicy", "extensions:NetworkPolicy"] as const;
const CILIUM = "cilium.io:CiliumNetworkPolicy";
const CILIUM_EVERYWHERE = "cilium.io:CiliumClusterwideNetworkPolicy";

export function isolationsOf(view: StackView): readonly Isolation[] {
  return [
    ...view.ofKind(...KUBERNETES).map(ofKubernetes),
    ...view.ofKind(CILIUM, CILIUM_EVERYWHERE).flatMap(ofCilium),
  ];
}

function ofKubernetes(policy: KubernetesObject): Isolation {
  const spec = specOf(policy);
  const types =
    stringsAt(spec, "policyTypes") ?? (spec["egress"] === undefined ? ["Ingress"] : ["Ingress", "Egress"]);
  const directions = (["ingress", "egress"] as const).filter(
    (direction) =>
      types.some((type) => type.toLowerCase() === direction) && !itemsAt(spec, direction).some(isOpen),
  );
  // The API takes a policy without selector as one for all pods.
  return { policy, selector: spec["podSelector"] ?? {}, everywhere: false, directions: new Set(directions) };
}

/** One object may hold several policies, in `specs`. */
function ofCilium(policy: KubernetesObject): readonly Isolation[] {
  const single = isObject(policy["spec"]) ? [specOf(policy)] : [];
  return [...single, ...itemsAt(policy, "specs")].map((spec) => ({
    policy,
    selector: spec["endpointSelector"],
    everywhere: groupKind(policy) === CILIUM_EVERYWHERE,
    directions: new Set(
      (["ingress", "egress"] as const).filter((direction) => {
        const said = objectAt(spec, "enableDefaultDeny")[direction];
        const rules = [spec[direction], spec[`${direction}Deny`]].some(Array.isArray);
        return typeof said === "boolean" ? said : rules;
      }),
    ),
  }));
}

/** A rule without peers and ports lets through everything. */
function isOpen(rule: Inputs): boolean {
  return ["from", "to", "ports"].every((list) => listAt(rule, list).length === 0);
}
