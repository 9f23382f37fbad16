/** Every workload and its pods carry the labels that the settings ask for. */
import { joined } from "../../inputs.ts";
import { defineObjectRule, type Finding, type KubernetesObject, type RuleSettings } from "../../rule.ts";
import { kubescape } from "../frameworks.ts";
import { podsOf } from "../pods-of.ts";
import { withoutLabels } from "./labels.ts";

const NAME = "app.kubernetes.io/name";

const deployment = (labels: unknown, template: unknown = labels): unknown => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "shop", labels },
  spec: { template: { metadata: { labels: template }, spec: { containers: [{ name: "web" }] } } },
});

export const requiredLabels = defineObjectRule({
  id: "required-labels",
  title: "Workloads carry the required labels",
  description:
    "Labels say whose a workload is and what it belongs to. Costs, alerts and policies go by them: what has none belongs to nobody.",
  severity: "low",
  frameworks: [kubescape("C-0077", "Workloads carry the common labels.")],
  remediation: "add the labels to metadata.labels of the object, and of its pod template",
  url: "https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/",
  kinds: ["*"],
  examples: { good: deployment({ [NAME]: "web" }), bad: deployment({}) },
  judge,
});

function judge(object: KubernetesObject, { requiredLabels: required }: RuleSettings): readonly Finding[] {
  if (required.length === 0) return [];
  const pods = podsOf(object);
  if (pods.length === 0) return [];
  return [
    ...withoutLabels(required, "metadata", object.metadata.labels),
    ...pods
      .filter(({ path }) => path !== "spec")
      .flatMap(({ path, labels }) =>
        withoutLabels(required, joined(path.replace(/\.?spec$/, ""), "metadata"), labels),
      ),
  ];
}
