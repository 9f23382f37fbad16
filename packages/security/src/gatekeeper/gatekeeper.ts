/** Gatekeeper: rules with parameters, judged at admission and again in every audit. SEC-01. */
import { chartSource } from "@drydock/core/catalogue";
import { HelmAddon } from "@drydock/helm-addon";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { createNamespace, type Installing, networkPolicies, placementOf } from "../installing.ts";
import { createConstraints } from "./constraints.ts";
import { CONSTRAINT_RULES } from "./rules/index.ts";
import { gatekeeperValues } from "./values.ts";

const NAMESPACE = "gatekeeper-system";

export function createGatekeeper(installing: Installing): void {
  const { parent, name, context, provider } = installing;
  const { admission } = context.settings.security;
  const namespace = createNamespace(installing, NAMESPACE);
  const gatekeeper = new HelmAddon(
    `${name}-gatekeeper`,
    {
      ...chartSource("gatekeeper"),
      releaseName: "gatekeeper",
      namespace,
      networkPolicies: networkPolicies(installing, "gatekeeper"),
      values: gatekeeperValues(admission, placementOf(installing)),
    },
    { parent, providers: [provider] },
  );
  createMonitor(installing, namespace, gatekeeper);
  createConstraints(parent, name, admission, provider, gatekeeper, CONSTRAINT_RULES);
}

/** The chart has no monitor of its own. Violations, their ages, and how long the webhook takes. */
function createMonitor(
  { parent, name, provider }: Installing,
  namespace: pulumi.Output<string>,
  gatekeeper: HelmAddon,
): void {
  new k8s.apiextensions.CustomResource(
    `${name}-gatekeeper-monitor`,
    {
      apiVersion: "monitoring.coreos.com/v1",
      kind: "PodMonitor",
      metadata: { name: "gatekeeper", namespace },
      spec: {
        selector: { matchLabels: { app: "gatekeeper" } },
        podMetricsEndpoints: [{ port: "metrics", interval: "30s" }],
      },
    },
    { parent, provider, dependsOn: [gatekeeper] },
  );
}
