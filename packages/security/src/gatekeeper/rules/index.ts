/** What Gatekeeper keeps, one line each. */
import type { ConstraintRule } from "../rule.ts";
import { allowedRegistries } from "./allowed-registries.ts";
import { noPrivilegedContainers } from "./no-privileged-containers.ts";
import { pinnedImages } from "./pinned-images.ts";
import { readOnlyRootFilesystem } from "./read-only-root-filesystem.ts";
import { requiredLabels } from "./required-labels.ts";
import { requiredLimits } from "./required-limits.ts";

export const CONSTRAINT_RULES: readonly ConstraintRule[] = [
  requiredLabels,
  allowedRegistries,
  pinnedImages,
  requiredLimits,
  noPrivilegedContainers,
  readOnlyRootFilesystem,
];
