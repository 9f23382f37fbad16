/** Pods of cert-manager that answer a challenge over HTTP: open to the gateway for as long as they live. */
import { networkPolicySpec } from "@drydock/core/flows";
import * as k8s from "@pulumi/kubernetes";
import type { Installing } from "../installing.ts";
import type { Place } from "./istio.ts";

const SOLVER = "acme-solver";

export function createSolverPolicy(
  { parent, name, context, provider }: Installing,
  { namespace }: Place,
): k8s.networking.v1.NetworkPolicy {
  return new k8s.networking.v1.NetworkPolicy(
    `${name}-network-policy-${SOLVER}`,
    { metadata: { name: SOLVER, namespace }, spec: networkPolicySpec(context.flows, SOLVER) },
    { parent, provider },
  );
}
