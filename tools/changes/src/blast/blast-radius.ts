/** Everything that lies between two plans: what changes, the worst that it means, and what is downstream of it. */
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { comparePlans, type ResourceChange } from "../compare.ts";
import { badness, effectText, type Verdict, verdict, worst } from "../effect.ts";
import { type Action, effectOf, type Judgement, withoutIgnored } from "../judge.ts";
import { isGroup } from "../table/table.ts";
import { type Consequence, consequencesOf } from "./consequences.ts";
import { downstreamOf, type Graph, graphOf } from "./graph.ts";
import { movesBetween } from "./moves.ts";

export interface JudgedChange extends ResourceChange, Judgement {
  /** The effect in words. */
  readonly meaning: string;
  /** The resource that it may have become, or may have been, under another name. */
  readonly mayBeMoved?: string;
  readonly consequences: readonly Consequence[];
  /** All that stand on it, directly or not; empty where the change has no effect. */
  readonly downstream: readonly PlannedResource[];
  /** Layers that read the outputs of the resource's own, where it gets another id or goes. */
  readonly contractReaders: readonly string[];
}

export interface BlastRadius {
  /** What something refuses first, then the worst; of equals, the one that most stand on. */
  readonly changes: readonly JudgedChange[];
  readonly counts: Readonly<Record<Action, number>>;
  readonly worst: Verdict;
}

type Resources = Pick<PlanRecord, "resources">;

/** @param layers looked at; all when none is named. */
export function blastRadius(
  before: Resources,
  after: PlanRecord,
  layers: readonly string[] = [],
): BlastRadius {
  const [old, current] = [within(before, layers), within(after, layers)];
  const world = worldOf(old, current);
  const changes = comparePlans(old, current)
    .filter(({ type }) => !isGroup(type))
    .map((change) => judged(change, world))
    .filter(({ action, inputs }) => action !== "update" || inputs.length > 0)
    .sort((a, b) => urgency(b) - urgency(a) || b.downstream.length - a.downstream.length);
  const count = (wanted: Action): number => changes.filter(({ action }) => action === wanted).length;
  return {
    changes,
    counts: {
      add: count("add"),
      update: count("update"),
      replace: count("replace"),
      delete: count("delete"),
    },
    worst: worst(
      changes.flatMap(({ effect, consequences }) => [effect, ...consequences.map((one) => one.effect)]),
    ),
  };
}

interface World {
  readonly before: ReadonlyMap<string, PlannedResource>;
  readonly after: ReadonlyMap<string, PlannedResource>;
  /** Who stands on whom now, and who stood on what is gone. */
  readonly graph: Graph;
  readonly graphBefore: Graph;
  readonly moves: ReadonlyMap<string, string>;
  readonly layers: PlanRecord["layers"];
  /** Layers whose program failed: what they would have, nobody knows. */
  readonly failed: ReadonlySet<string>;
}

function worldOf(old: Resources, current: PlanRecord): World {
  const byUrn = ({ resources }: Resources) => new Map(resources.map((resource) => [resource.urn, resource]));
  const [before, after] = [byUrn(old), byUrn(current)];
  const lacking = (from: Resources, others: ReadonlyMap<string, PlannedResource>): PlannedResource[] =>
    from.resources.filter(({ urn, type }) => !others.has(urn) && !isGroup(type));
  return {
    before,
    after,
    graph: graphOf(current.resources),
    graphBefore: graphOf(old.resources),
    moves: movesBetween(lacking(old, after), lacking(current, before)),
    layers: current.layers,
    failed: new Set(
      current.preflight.flatMap(({ id, status, layer }) =>
        status === "fail" && id.startsWith("layer/") && layer !== undefined ? [layer] : [],
      ),
    ),
  };
}

function judged(change: ResourceChange, world: World): JudgedChange {
  const after = world.after.get(change.urn);
  const known = effectOf(change, world.before.get(change.urn), after);
  const unsure = known.action === "delete" && world.failed.has(change.layer);
  const judgement = unsure ? { ...known, mayAct: true, effect: { ...known.effect, may: true } } : known;
  const moved = world.moves.get(change.urn);
  const replaced = judgement.action === "replace" || judgement.action === "delete";
  const noticed = badness(judgement.effect) > badness(verdict("none"));
  return {
    ...change,
    ...judgement,
    inputs: withoutIgnored(change.inputs, after),
    meaning: effectText(judgement.effect),
    ...(moved === undefined ? {} : { mayBeMoved: moved }),
    consequences: judgement.action === "replace" ? consequencesOf(change.urn, world.graph) : [],
    downstream: replaced || noticed ? remaining(change, world) : [],
    contractReaders: replaced ? readersOf(change.layer, world.layers) : [],
  };
}

/** What stood on a resource that goes counts only as far as it stays itself. */
function remaining({ urn, change }: ResourceChange, { graph, graphBefore, after }: World): PlannedResource[] {
  const found = downstreamOf(urn, change === "removed" ? graphBefore : graph);
  return found.filter((resource) => after.has(resource.urn) && !isGroup(resource.type));
}

function readersOf(layer: string, layers: PlanRecord["layers"]): string[] {
  return layers.filter(({ upstream }) => upstream.includes(layer)).map(({ name }) => name);
}

function within<Plan extends Resources>(record: Plan, layers: readonly string[]): Plan {
  if (layers.length === 0) return record;
  return { ...record, resources: record.resources.filter(({ layer }) => layers.includes(layer)) };
}

const BY_ACTION: Readonly<Record<Action, number>> = { delete: 0.3, replace: 0.2, update: 0.1, add: 0 };

function urgency({ action, effect, refusedBy, consequences }: JudgedChange): number {
  const own = badness(worst([effect, ...consequences.map((one) => one.effect)]));
  return (
    (refusedBy === undefined ? 0 : 100) +
    (action === "replace" || action === "delete" ? 10 : 0) +
    own +
    BY_ACTION[action]
  );
}
