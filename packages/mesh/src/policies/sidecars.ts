/** Network policy of each namespace in the mesh: what every sidecar needs, whatever its application may. */
import { meshedNamespaces, networkPolicySpec, sidecarsOf } from "@drydock/core/flows";
import * as k8s from "@pulumi/kubernetes";
import { environmentNamespace, type Installing } from "../installing.ts";

export function createSidecarPolicies(installing: Installing): k8s.networking.v1.NetworkPolicy[] {
  const { parent, name, context, provider } = installing;
  return meshedNamespaces(context.settings).map(
    (namespace) =>
      new k8s.networking.v1.NetworkPolicy(
        `${name}-${sidecarsOf(namespace)}`,
        {
          metadata: { name: "sidecars", namespace: environmentNamespace(installing, namespace) },
          spec: networkPolicySpec(context.flows, sidecarsOf(namespace)),
        },
        { parent, provider },
      ),
  );
}
