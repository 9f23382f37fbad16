/** Every namespace carries the labels that the settings ask for. */
import { objectAt } from "../../inputs.ts";
import { defineObjectRule } from "../../rule.ts";
import { withoutLabels } from "../workload/labels.ts";

const namespace = (labels: unknown): unknown => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "shop", labels },
});

export const requiredNamespaceLabels = defineObjectRule({
  id: "required-namespace-labels",
  title: "Namespaces carry the required labels",
  description:
    "Costs, alerts and policies go by the labels of a namespace. One that nobody signed belongs to nobody, and nobody cleans it up.",
  severity: "low",
  frameworks: [],
  remediation: "add the labels to metadata.labels of the namespace",
  url: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/",
  kinds: [":Namespace"],
  examples: { good: namespace({ owner: "team-shop" }), bad: namespace({}) },
  judge: (object, { requiredNamespaceLabels: required }) =>
    withoutLabels(required, "metadata", objectAt(objectAt(object, "metadata"), "labels")),
});
