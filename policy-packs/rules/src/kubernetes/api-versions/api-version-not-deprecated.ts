/** No object is of an API version that a later minor will stop to serve. */
import { defineObjectRule } from "../../rule.ts";
import { lifecycleOf, reached } from "./lifecycle.ts";

const endpoints = (apiVersion: string, kind: string): unknown => ({
  apiVersion,
  kind,
  metadata: { name: "web", namespace: "shop" },
});

export const apiVersionNotDeprecated = defineObjectRule({
  id: "api-version-not-deprecated",
  title: "API versions are not deprecated",
  description:
    "A deprecated version still works, until an upgrade of the cluster removes it. It is cheaper to leave it before that upgrade is due.",
  severity: "low",
  frameworks: [],
  remediation: "write the object in the version that takes its place",
  url: "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
  kinds: ["*"],
  examples: {
    good: endpoints("discovery.k8s.io/v1", "EndpointSlice"),
    bad: endpoints("v1", "Endpoints"),
  },
  judge: ({ apiVersion, kind }, { kubernetesVersion }) => {
    const lifecycle = lifecycleOf(apiVersion, kind);
    if (lifecycle === undefined || !reached(kubernetesVersion, lifecycle.deprecated)) return [];
    const { deprecated, removed, replacement } = lifecycle;
    if (removed !== undefined && reached(kubernetesVersion, removed)) return [];
    const end = removed === undefined ? "" : `, removed in ${removed}`;
    const instead = replacement === undefined ? "" : `: use ${replacement}`;
    return [
      {
        path: "apiVersion",
        message: `must not be deprecated (is ${apiVersion} ${kind}, deprecated in ${deprecated}${end}${instead})`,
      },
    ];
  },
});
