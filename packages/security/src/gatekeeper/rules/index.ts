/** What Gatekeeper keeps: each rule has the id of the library's rule that finds the same in a plan or a file. */
import type { ConstraintRule } from "../rule.ts";
import { allowedRegistries } from "./allowed-registries.ts";
import { cpuLimits, memoryLimits } from "./limits.ts";
import { noLatestImage } from "./no-latest-image.ts";
import { noPrivilegedContainers } from "./no-privileged-containers.ts";
import { readOnlyRootFilesystem } from "./read-only-root-filesystem.ts";
import { requiredLabels } from "./required-labels.ts";

export const CONSTRAINT_RULES: readonly ConstraintRule[] = [
  requiredLabels,
  allowedRegistries,
  noLatestImage,
  cpuLimits,
  memoryLimits,
  noPrivilegedContainers,
  readOnlyRootFilesystem,
];
