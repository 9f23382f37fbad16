// Proves that a namespace without a quota of its own is found.
import { describeObjectsRule } from "../../testing/objects.ts";
import { namespace } from "./examples.ts";
import { namespaceQuota } from "./namespace-quota.ts";

const quota = (of?: string): unknown => ({
  apiVersion: "v1",
  kind: "ResourceQuota",
  metadata: { name: "all", namespace: of },
});

describeObjectsRule(namespaceQuota, {
  cases: {
    "a quota of another namespace": [
      [namespace("shop"), namespace("other"), quota("other")],
      "Namespace shop, must have a ResourceQuota (there is none)",
    ],
    "a quota that is put wherever it is applied": [[namespace(), quota()]],
    "a quota without a namespace around it": [[quota("shop")]],
  },
});
