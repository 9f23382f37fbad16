/** Every namespace has a quota. */
import { defineStackRule } from "../../rule.ts";
import { hardeningGuide } from "../frameworks.ts";
import { namespace } from "./examples.ts";
import { nameOf, viewOf } from "./view.ts";

const quota = {
  apiVersion: "v1",
  kind: "ResourceQuota",
  metadata: { name: "all", namespace: "shop" },
  spec: { hard: { "requests.cpu": "20", "requests.memory": "64Gi" } },
};

export const namespaceQuota = defineStackRule({
  id: "namespace-quota",
  title: "Namespaces have a quota",
  description:
    "Without one a loop in one namespace takes all nodes that the autoscaler may start, and the budget with them; the pods of the others wait.",
  severity: "low",
  frameworks: [
    hardeningGuide("Resource policies", "What containers and namespaces may use of their node is limited."),
  ],
  remediation: "add a ResourceQuota for requests of cpu and memory",
  url: "https://kubernetes.io/docs/concepts/policy/resource-quotas/",
  examples: { good: [namespace(), quota], bad: [namespace()] },
  judge: (stack) => {
    const view = viewOf(stack);
    const limited = new Set(view.ofKind(":ResourceQuota").map(({ metadata }) => metadata.namespace ?? ""));
    return view
      .ofKind(":Namespace")
      .filter((object) => !limited.has("") && !limited.has(nameOf(object)))
      .map((subject) => ({ subject, path: "", message: "must have a ResourceQuota (there is none)" }));
  },
});
