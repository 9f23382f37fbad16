/** Istio's definitions, its node agent and its control plane, in this order. */
import { chart, chartSource } from "@drydock/core/catalogue";
import { MESH_NAMESPACES } from "@drydock/core/flows";
import { HelmAddon } from "@drydock/helm-addon";
import type * as pulumi from "@pulumi/pulumi";
import {
  createNamespace,
  environmentNamespace,
  type Installing,
  networkPolicies,
  placementOf,
} from "../installing.ts";
import { cniValues } from "./cni-values.ts";
import { istioVersion } from "./images.ts";
import { istiodValues } from "./istiod-values.ts";

/** Two hundred nodes, and an agent on each. */
const EVERY_NODE = { requests: { cpu: "10", memory: "20Gi" } } as const;

export interface ControlPlane {
  /** Ready once proxies are injected. */
  readonly istiod: HelmAddon;
  /** Ready once pods of every node are led through their proxies. */
  readonly cni: HelmAddon;
  readonly namespace: pulumi.Output<string>;
}

export function createControlPlane(
  installing: Installing,
  dependsOn: readonly pulumi.Resource[],
): ControlPlane {
  const namespace = environmentNamespace(installing, MESH_NAMESPACES.controlPlane);
  const definitions = createDefinitions(installing, namespace);
  const cni = createNodeAgent(installing, definitions);
  return { istiod: createIstiod(installing, namespace, [cni, ...dependsOn]), cni, namespace };
}

function createDefinitions(
  { parent, name, provider }: Installing,
  namespace: pulumi.Output<string>,
): HelmAddon {
  return new HelmAddon(
    `${name}-istio-base`,
    { ...chartSource("istio-base"), releaseName: "istio-base", namespace },
    { parent, providers: [provider] },
  );
}

/** In a namespace where it may have what it needs of the node: no pod of a workload is let in there. */
function createNodeAgent(installing: Installing, definitions: HelmAddon): HelmAddon {
  const { parent, name, provider } = installing;
  return new HelmAddon(
    `${name}-istio-cni`,
    {
      ...chartSource("istio-cni"),
      releaseName: "istio-cni",
      namespace: createNamespace(installing, MESH_NAMESPACES.cni, {
        podSecurity: "privileged",
        quota: EVERY_NODE,
      }),
      networkPolicies: networkPolicies(installing, "istio-cni"),
      values: cniValues(istioVersion(chart("istio-cni"))),
    },
    { parent, providers: [provider], dependsOn: [definitions] },
  );
}

function createIstiod(
  installing: Installing,
  namespace: pulumi.Output<string>,
  dependsOn: readonly pulumi.Resource[],
): HelmAddon {
  const { parent, name, context, provider } = installing;
  return new HelmAddon(
    `${name}-istiod`,
    {
      ...chartSource("istiod"),
      releaseName: "istiod",
      namespace,
      networkPolicies: networkPolicies(installing, "istiod"),
      values: istiodValues({
        version: istioVersion(chart("istiod")),
        settings: context.settings.mesh,
        placement: placementOf(installing),
      }),
    },
    { parent, providers: [provider], dependsOn: [...dependsOn] },
  );
}
