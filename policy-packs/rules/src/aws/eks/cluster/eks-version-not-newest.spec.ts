// Proves that a cluster on the newest minor, or on one that is newer than any known, is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { eksVersionNotNewest } from "./eks-version-not-newest.ts";

proveResourceRule(eksVersionNotNewest, {
  settings: { supportedKubernetesVersions: ["1.34", "1.35", "1.36"] },
  passes: [
    ["version", "1.9"],
    ["version", undefined],
  ],
  refuses: [
    ["version", "1.36", ['version: must be older than 1.36 (is "1.36")']],
    ["version", "1.40", ['version: must be older than 1.36 (is "1.40")']],
  ],
});
