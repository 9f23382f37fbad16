/** Spec of the VerticalPodAutoscaler. */
import type * as pulumi from "@pulumi/pulumi";
import type { VerticalScaling } from "../args/autoscaling.ts";

export interface ScaleTarget {
  readonly apiVersion: pulumi.Input<string>;
  readonly kind: pulumi.Input<string>;
  readonly name: pulumi.Input<string>;
}

/** @param others Containers beside the main one: each keeps the size that was stated. */
export function verticalSpec(
  scaling: VerticalScaling,
  targetRef: ScaleTarget,
  containerName: string,
  others: readonly string[],
) {
  const { updateMode = "Off", minAllowed, maxAllowed, controlledValues, minReplicas } = scaling;
  return {
    targetRef,
    updatePolicy: { updateMode, ...(minReplicas === undefined ? {} : { minReplicas }) },
    resourcePolicy: {
      containerPolicies: [
        {
          containerName,
          controlledResources: [...(scaling.controlledResources ?? ["cpu", "memory"])],
          ...(controlledValues ? { controlledValues } : {}),
          ...(minAllowed ? { minAllowed: { ...minAllowed } } : {}),
          ...(maxAllowed ? { maxAllowed: { ...maxAllowed } } : {}),
        },
        ...others.map((name) => ({ containerName: name, mode: "Off" })),
      ],
    },
  };
}
