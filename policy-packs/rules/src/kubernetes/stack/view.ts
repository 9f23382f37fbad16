/** Objects that are judged together, as rules about the whole look things up in them. */
import type { Inputs } from "../../inputs.ts";
import { asObject, objectAt } from "../../inputs.ts";
import type { JudgedPod, JudgedStack, KubernetesObject } from "../../rule.ts";
import { groupKind, podsOf } from "../pods-of.ts";
import { type Labels, pairsOf, selects } from "./selectors.ts";

export interface StackPod {
  /** The object that brings the pod. */
  readonly owner: KubernetesObject;
  readonly pod: JudgedPod;
}

export interface StackView {
  ofKind(...kinds: readonly string[]): readonly KubernetesObject[];
  readonly pods: readonly StackPod[];
  /** Pods that `selector` selects, in the namespace of `from` or wherever they may be in it. */
  selected(from: KubernetesObject, selector: unknown): readonly StackPod[];
}

const VIEWS = new WeakMap<JudgedStack, StackView>();

/** Made once for all rules. */
export function viewOf(stack: JudgedStack): StackView {
  let view = VIEWS.get(stack);
  if (view === undefined) VIEWS.set(stack, (view = viewed(stack)));
  return view;
}

/** What does not say its namespace is put wherever it is applied, which may be the same one. */
export function mayShareNamespace(one: KubernetesObject, other: KubernetesObject): boolean {
  const [a = "", b = ""] = [one.metadata.namespace, other.metadata.namespace];
  return a === b || a === "" || b === "";
}

export const nameOf = (object: KubernetesObject): string => object.metadata.name ?? "";
export const specOf = (object: KubernetesObject): Inputs => objectAt(object, "spec");
export const labelsOf = (object: KubernetesObject): Labels => asObject(object.metadata.labels) as Labels;

function viewed({ objects }: JudgedStack): StackView {
  const byKind = Map.groupBy(
    objects.map(({ object }) => object),
    groupKind,
  );
  const pods = objects.flatMap(({ object }) => podsOf(object).map((pod) => ({ owner: object, pod })));
  const byPair = new Map<string, StackPod[]>();
  for (const one of pods)
    for (const pair of pairsOf(one.pod.labels)) {
      const before = byPair.get(pair);
      if (before === undefined) byPair.set(pair, [one]);
      else before.push(one);
    }
  return {
    ofKind: (...kinds) => kinds.flatMap((kind) => byKind.get(kind) ?? []),
    pods,
    selected(from, selector) {
      const lists = pairsOf(asObject(asObject(selector)["matchLabels"]) as Labels).map(
        (pair) => byPair.get(pair) ?? [],
      );
      // The rarest of the labels leaves the fewest pods to look at.
      const candidates = lists.reduce<readonly StackPod[]>(
        (least, list) => (list.length < least.length ? list : least),
        pods,
      );
      return candidates.filter(
        ({ owner, pod }) => mayShareNamespace(from, owner) && selects(selector, pod.labels),
      );
    },
  };
}
