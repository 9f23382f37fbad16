/** Where an item of the picture leads. */
import type { Model } from "../../src/model/model.ts";
import type { Item } from "../../src/picture/picture.ts";
import { link } from "../route.ts";

/** One resource is shown itself, several as a list by type, within their layer where they have one. */
export function targetOf({ urns }: Item, { byUrn }: Model): string {
  const [urn] = urns;
  if (urns.length === 1) return link("resources", { urn });
  const resources = urns.flatMap((one) => byUrn.get(one) ?? []);
  const layers = new Set(resources.map(({ layer }) => layer));
  const layer = layers.size === 1 ? resources[0]?.layer : undefined;
  return link("resources", { type: resources[0]?.type, layer });
}
