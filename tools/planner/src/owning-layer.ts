/** Which layer a resource of the single stack belongs to. */
import type { Registration } from "@drydock/simulator/in-process";

/**
 * A layer's top-level resources are named after it (`network`, `network-aws`), and what is below them is the
 * layer's too. The longest layer name that fits wins.
 */
export function owningLayer(
  registrations: readonly Registration[],
  layers: readonly string[],
): (registration: Registration) => string | undefined {
  const byUrn = new Map(registrations.map((registration) => [registration.urn, registration]));
  const longestFirst = [...layers].sort((a, b) => b.length - a.length);
  const top = (registration: Registration): Registration => {
    const parent = registration.parent === undefined ? undefined : byUrn.get(registration.parent);
    return parent === undefined || parent.type === "pulumi:pulumi:Stack" ? registration : top(parent);
  };
  return (registration) => {
    const { name } = top(registration);
    return longestFirst.find((layer) => name === layer || name.startsWith(`${layer}-`));
  };
}
