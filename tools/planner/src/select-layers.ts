/** Which layers a plan covers. */
import type { Contract } from "@drydock/core/contracts";
import { UserError } from "@drydock/core/errors";
import type { AnyLayer } from "@drydock/core/layer";

export class UnknownLayerError extends UserError {
  override name = "UnknownLayerError";
}

/**
 * The named layers and everything upstream of them, in the platform's order; all layers when none is named.
 *
 * @throws UnknownLayerError naming every unknown layer, and those that exist.
 */
export function withUpstream(all: readonly AnyLayer[], names: readonly string[] = []): readonly AnyLayer[] {
  if (names.length === 0) return all;
  const byName = new Map(all.map((layer) => [layer.contract.layer, layer]));
  const unknown = names.filter((name) => !byName.has(name));
  if (unknown.length > 0) {
    throw new UnknownLayerError(
      `no layer ${unknown.join(", ")}; layers are: ${[...byName.keys()].join(", ")}`,
    );
  }
  const wanted = new Set<string>();
  const visit = (name: string): void => {
    if (wanted.has(name)) return;
    wanted.add(name);
    const upstream = Object.values((byName.get(name)?.upstream ?? {}) as Record<string, Contract>);
    for (const contract of upstream) visit(contract.layer);
  };
  names.forEach(visit);
  return all.filter((layer) => wanted.has(layer.contract.layer));
}
