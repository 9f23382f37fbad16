/** How many nodes of which type: the dearest way to fill a pool's limits, and the cheapest that holds what is asked. */

export interface Amount {
  readonly cpu: number;
  readonly memoryGiB: number;
}

export interface NodeSize extends Amount {
  readonly type: string;
  /** US dollars an hour, on demand. */
  readonly hourlyUsd: number;
  /** US dollars a month, with what the node brings along. */
  readonly monthlyUsd: number;
}

export interface Filling {
  readonly size: NodeSize;
  readonly nodes: number;
}

/**
 * Of one type at a time: a mix of types can cost a little more. Undefined where nothing limits the pool.
 *
 * @param sizes at least one
 */
export function dearestWithin(sizes: readonly NodeSize[], limits: Amount): Filling | undefined {
  const fillings = sizes.map((size) => ({
    size,
    nodes: Math.floor(Math.min(limits.cpu / size.cpu, limits.memoryGiB / size.memoryGiB)),
  }));
  if (fillings.some(({ nodes }) => nodes === Infinity)) return undefined;
  return best(fillings, (a, b) => monthly(b) - monthly(a));
}

/** Nothing asked is no node, and the cheapest type's price. */
export function cheapestFor(sizes: readonly NodeSize[], asked: Amount): Filling {
  const fillings = sizes.map((size) => ({
    size,
    nodes: Math.ceil(Math.max(asked.cpu / size.cpu, asked.memoryGiB / size.memoryGiB)),
  }));
  return best(fillings, (a, b) => monthly(a) - monthly(b) || a.size.monthlyUsd - b.size.monthlyUsd);
}

function monthly({ size, nodes }: Filling): number {
  return nodes * size.monthlyUsd;
}

/** The first by the order, then by name: the order of the sizes does not matter. */
function best(fillings: readonly Filling[], order: (a: Filling, b: Filling) => number): Filling {
  const [first] = [...fillings].sort((a, b) => order(a, b) || (a.size.type < b.size.type ? -1 : 1));
  if (!first) throw new Error("there is no size of node to fill");
  return first;
}
