/** What every proxy of the mesh records: a share of the traces, and the requests that failed. MSH-06. */
import { MESH_NAMESPACES } from "@drydock/core/flows";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { TRACES } from "../control-plane/mesh-config.ts";
import { createObject, environmentNamespace, type Installing } from "../installing.ts";

export function createTelemetry(
  installing: Installing,
  istiod: pulumi.Resource,
): k8s.apiextensions.CustomResource {
  return createObject(
    installing,
    "telemetry",
    {
      apiVersion: "telemetry.istio.io/v1",
      kind: "Telemetry",
      name: "default",
      namespace: environmentNamespace(installing, MESH_NAMESPACES.controlPlane),
      spec: telemetrySpec(installing.context.settings.mesh.tracing.samplingPercentage),
    },
    [istiod],
  );
}

export function telemetrySpec(randomSamplingPercentage: number) {
  return {
    tracing: [{ providers: [{ name: TRACES }], randomSamplingPercentage }],
    accessLogging: [
      {
        providers: [{ name: "envoy" }],
        filter: { expression: "response.code >= 400 || response.code == 0" },
      },
    ],
  };
}
