/** For specs: what the engine did, read from the events that it logs. */

interface Metadata {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
}

export interface EngineEvent {
  readonly preludeEvent?: object;
  readonly resOutputsEvent?: { readonly metadata: Metadata };
}

export interface Step {
  /** create, update, delete, same, replace, create-replacement, delete-replaced, refresh */
  readonly op: string;
  readonly type: string;
  /** Logical name. */
  readonly name: string;
}

/** Steps of resources after the last prelude: an update has one for its preview, and one for itself. */
export function stepsOf(events: readonly EngineEvent[]): readonly Step[] {
  const start = events.findLastIndex(({ preludeEvent }) => preludeEvent !== undefined);
  return events
    .slice(start + 1)
    .flatMap(({ resOutputsEvent }) => (resOutputsEvent ? [stepOf(resOutputsEvent.metadata)] : []));
}

/** How many steps there were of each kind. */
export function countByOp(steps: readonly Step[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { op } of steps) counts[op] = (counts[op] ?? 0) + 1;
  return counts;
}

function stepOf({ op, urn, type }: Metadata): Step {
  return { op, type, name: urn.split("::").slice(3).join("::") };
}
