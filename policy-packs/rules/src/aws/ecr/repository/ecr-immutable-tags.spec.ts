// Proves that a repository whose tags can be moved is a violation.

import { proveResourceRule } from "../../testing/prove.ts";
import { ecrImmutableTags } from "./ecr-immutable-tags.ts";

proveResourceRule(ecrImmutableTags, {
  refuses: [
    ["imageTagMutability", "MUTABLE", ['imageTagMutability: must be IMMUTABLE (is "MUTABLE")']],
    [
      "imageTagMutability",
      "IMMUTABLE_WITH_EXCLUSION",
      ['imageTagMutability: must be IMMUTABLE (is "IMMUTABLE_WITH_EXCLUSION")'],
    ],
    ["imageTagMutability", undefined, ["imageTagMutability: must be IMMUTABLE (is not set)"]],
  ],
});
