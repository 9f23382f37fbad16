/** Argo CD: deployment from repositories, signed in to by OpenID Connect alone. DEL-01. */
import { chartDefinitions, chartSource } from "@drydock/core/catalogue";
import { ARGO_CD, argoCdPeers, networkPolicySpec } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Installing, placementOf } from "../installing.ts";
import { defaultProjectSpec } from "../tenants/applications.ts";
import { createClientSecret, createRedisPassword } from "./secrets.ts";
import { argoCdValues } from "./values/values.ts";

const CHART = "argo-cd";

export interface ArgoCd {
  readonly addon: HelmAddon;
  readonly namespace: pulumi.Output<string>;
}

export function createArgoCd(installing: Installing): ArgoCd {
  const { parent, name, context, provider } = installing;
  const namespace = namespaceOf(installing);
  const secrets = [createClientSecret(installing, namespace), createRedisPassword(installing, namespace)];
  const addon = new HelmAddon(
    `${name}-${CHART}`,
    {
      ...chartSource(CHART),
      releaseName: ARGO_CD,
      namespace,
      crds: chartDefinitions(CHART),
      networkPolicies: Object.fromEntries(
        argoCdPeers(context.settings).map((peer) => [peer, networkPolicySpec(context.flows, peer)]),
      ),
      values: argoCdValues(context.settings.delivery.argoCd, placementOf(installing)),
    },
    { parent, providers: [provider], dependsOn: secrets },
  );
  closeDefaultProject(installing, namespace, addon);
  return { addon, namespace };
}

/** @throws Error, inside the output, where the environment lacks the namespace. */
function namespaceOf({ context }: Installing): pulumi.Output<string> {
  return context.upstream.foundation.namespaces.apply((ready) => {
    const found = ready[ARGO_CD];
    if (found === undefined) throw new Error(`namespaces.${ARGO_CD}: missing; Argo CD runs there, add it`);
    return found;
  });
}

/** The server makes a project at its start that may deploy anything anywhere: it is taken over, and emptied. */
function closeDefaultProject(
  { parent, name, provider }: Installing,
  namespace: pulumi.Output<string>,
  addon: HelmAddon,
): void {
  new k8s.apiextensions.CustomResource(
    `${name}-default-project`,
    {
      apiVersion: "argoproj.io/v1alpha1",
      kind: "AppProject",
      metadata: { name: "default", namespace, annotations: { "pulumi.com/patchForce": "true" } },
      spec: defaultProjectSpec(),
    },
    { parent, provider, dependsOn: [addon] },
  );
}
