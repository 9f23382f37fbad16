/** How entries of Kubernetes kinds are written, and what holds for every object. */
import type { WrittenEffect } from "../../effect.ts";
import type { ChangeRules, RulesByType } from "../rules.ts";

/** What names an object: Kubernetes has no renaming, and the provider replaces where one of them changes. */
export const IDENTITY_OF_OBJECT = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];

type Written = Partial<Omit<ChangeRules, "source" | "written">>;

const PROVIDER = "pulumi/pulumi-kubernetes provider/pkg/provider/diff.go";

/** Labels and annotations alone change nothing that runs; some controllers act on them, so it is not certain. */
const METADATA = { "metadata.labels": "none?", "metadata.annotations": "none?" } as const;

export function object(rules: Written): ChangeRules {
  return {
    source: PROVIDER,
    written: "2026-11-21",
    update: "none",
    replacement: "none",
    deletion: "none",
    ...rules,
    replaces: [...IDENTITY_OF_OBJECT, ...(rules.replaces ?? [])],
    updates: { ...METADATA, ...rules.updates },
  };
}

/** Many kinds that mean the same; `replacement` is what deletion is, where it is not said. */
export function objects(
  kinds: readonly string[],
  update: WrittenEffect,
  deletion: WrittenEffect,
  rules: Written = {},
): RulesByType {
  return Object.fromEntries(
    kinds.map((kind) => [
      `kubernetes:${kind}`,
      object({ update, replacement: deletion, deletion, ...rules }),
    ]),
  );
}
