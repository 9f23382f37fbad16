/** The rules as objects of the cluster: the operator hands them to Prometheus. */
import * as k8s from "@pulumi/kubernetes";
import type { Installing } from "../installing.ts";
import { ruleGroups } from "./groups.ts";
import { prometheusGroups, runbooksUrl } from "./prometheus-format.ts";

export function createRules({ parent, name, context, provider, namespace, dependsOn }: Installing): void {
  const { settings, tags } = context;
  const groups = ruleGroups(settings.observability.objectives);
  new k8s.apiextensions.CustomResource(
    `${name}-rules`,
    {
      apiVersion: "monitoring.coreos.com/v1",
      kind: "PrometheusRule",
      metadata: { name: "platform", namespace },
      spec: { groups: prometheusGroups(groups, runbooksUrl(repositoryOf(tags))) },
    },
    { parent, provider, dependsOn: [...dependsOn] },
  );
}

/** @throws Error when the layer's tags lack the repository, which the environment file demands. */
function repositoryOf(tags: Readonly<Record<string, string>>): string {
  const { repository } = tags;
  if (repository === undefined) throw new Error("tags.repository: missing; runbooks are found by it, add it");
  return repository;
}
