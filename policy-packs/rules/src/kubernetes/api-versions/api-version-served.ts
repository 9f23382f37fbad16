/** Every object is of an API version that the target minor serves. */
import { defineObjectRule } from "../../rule.ts";
import { lifecycleOf, reached } from "./lifecycle.ts";

const budget = (apiVersion: string): unknown => ({
  apiVersion,
  kind: "PodDisruptionBudget",
  metadata: { name: "web", namespace: "shop" },
  spec: { maxUnavailable: 1, selector: { matchLabels: { app: "web" } } },
});

export const apiVersionServed = defineObjectRule({
  id: "api-version-served",
  title: "API versions are served by the cluster",
  description:
    "The API refuses an object of a version that it does not serve any more. What was deployed before stays, and can be neither changed nor brought back.",
  severity: "high",
  frameworks: [],
  remediation: "write the object in the version that has taken its place",
  url: "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
  kinds: ["*"],
  examples: { good: budget("policy/v1"), bad: budget("policy/v1beta1") },
  judge: ({ apiVersion, kind }, { kubernetesVersion }) => {
    const { removed, replacement } = lifecycleOf(apiVersion, kind) ?? {};
    if (removed === undefined || !reached(kubernetesVersion, removed)) return [];
    const instead = replacement === undefined ? "nothing takes its place" : `use ${replacement}`;
    return [
      {
        path: "apiVersion",
        message: `must be one that Kubernetes ${kubernetesVersion} serves (is ${apiVersion}, removed in ${removed}: ${instead})`,
      },
    ];
  },
});
