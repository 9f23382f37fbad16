// Proves that a namespace without a required label, or with an empty one, is found, and that none is asked for by default.
import { describeObjectRule } from "../../testing/objects.ts";
import { requiredNamespaceLabels } from "./required-namespace-labels.ts";

describeObjectRule(requiredNamespaceLabels, {
  settings: { requiredNamespaceLabels: ["owner"] },
  passes: [[["metadata.labels.tier", "web"]]],
  fails: [
    [[["metadata.labels", undefined]], "metadata.labels.owner: must be set (is not set)"],
    [[["metadata.labels.owner", ""]], 'metadata.labels.owner: must be set (is "")'],
    [[["metadata.labels.owner", 7]], "metadata.labels.owner: must be set (is 7)"],
  ],
});
