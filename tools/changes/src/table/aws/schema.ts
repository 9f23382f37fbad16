/** How entries of AWS types are written. */
import type { ChangeRules } from "../rules.ts";

/** Every resource of the provider can be moved to another Region only by making it there. */
const EVERYWHERE = ["region"];

type Written = Pick<ChangeRules, "replaces"> & Partial<ChangeRules>;

/**
 * @param file of hashicorp/terraform-provider-aws below internal/service, where ForceNew and RequiresReplace stand;
 *   Pulumi's provider takes its replacing inputs from there.
 */
export function aws(file: string, rules: Written): ChangeRules {
  return {
    source: `hashicorp/terraform-provider-aws internal/service/${file}`,
    written: "2026-11-21",
    update: "none",
    replacement: "none",
    deletion: "none",
    ...rules,
    replaces: [...rules.replaces, ...EVERYWHERE],
    updates: { tags: "none", ...rules.updates },
  };
}
