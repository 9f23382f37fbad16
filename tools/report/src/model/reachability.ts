/** Reachability as a matrix: callers down, callees across, and what each pair comes to. */
import type { Reachability } from "@drydock/core/plan-record";

/** What all ports of a pair come to; the worst counts. */
export type PairState = "open" | "undeclared" | "cut";

export interface Matrix {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** By {@link cellKey}. */
  readonly cells: ReadonlyMap<string, { readonly state: PairState; readonly pairs: readonly Reachability[] }>;
}

export function cellKey(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

export function stateOf({ reachable, declared }: Reachability): PairState {
  if (reachable) return declared ? "open" : "undeclared";
  return "cut";
}

const WORST: readonly PairState[] = ["undeclared", "cut", "open"];

export function matrixOf(pairs: readonly Reachability[]): Matrix {
  const grouped = Map.groupBy(pairs, ({ from, to }) => cellKey(from, to));
  return {
    from: names(pairs.map(({ from }) => from)),
    to: names(pairs.map(({ to }) => to)),
    cells: new Map(
      [...grouped].map(([key, members]) => {
        const states = new Set(members.map(stateOf));
        return [key, { state: WORST.find((state) => states.has(state)) ?? "open", pairs: members }];
      }),
    ),
  };
}

/** Those that talk the most come first, so that the matrix is dense in its corner. */
function names(all: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of all) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)).map(([name]) => name);
}
