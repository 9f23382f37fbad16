/** What every object of a workload is created with. */
import type * as pulumi from "@pulumi/pulumi";
import type { WorkloadPlan } from "../plan.ts";

export interface Context {
  readonly parent: pulumi.Resource;
  /** Logical name of the component: children are NAME-noun. */
  readonly name: string;
  readonly plan: WorkloadPlan;
}

interface ObjectMetadata {
  readonly name: string;
  readonly namespace: pulumi.Input<string>;
  readonly labels: Record<string, string>;
  readonly annotations?: Record<string, string>;
}

/** @param annotations Left out where there are none. */
export function metadata(
  { plan }: Context,
  name: string = plan.name,
  annotations: Readonly<Record<string, string>> = {},
): ObjectMetadata {
  return {
    name,
    namespace: plan.args.namespace,
    labels: { ...plan.labels },
    ...(Object.keys(annotations).length > 0 ? { annotations: { ...annotations } } : {}),
  };
}
