/** The controller of the pods. */
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import {
  cronJobSpec,
  daemonSetSpec,
  deploymentSpec,
  jobSpec,
  rolloutSpec,
  statefulSetSpec,
} from "../objects/controllers.ts";
import type { ScaleTarget } from "../objects/vertical.ts";
import { type PodReferences, podTemplate } from "../pod/pod.ts";
import { type Context, metadata } from "./context.ts";

/** @param dependsOn What must be there before a pod starts: permissions, and the policy that closes its network. */
export function createController(
  context: Context,
  refs: PodReferences,
  dependsOn: pulumi.Resource[],
): ScaleTarget {
  const { parent, name, plan } = context;
  const { controller } = plan;
  const template = podTemplate(plan, refs);
  const own = metadata(context);
  const opts = { parent, dependsOn, ignoreChanges: isScaled(context) ? ["spec.replicas"] : [] };
  const logicalName = `${name}-${nounOf(controller.kind)}`;
  switch (controller.kind) {
    case "Deployment": {
      const spec = deploymentSpec(plan, controller, template);
      return target(new k8s.apps.v1.Deployment(logicalName, { metadata: own, spec }, opts));
    }
    case "StatefulSet": {
      const spec = statefulSetSpec(plan, controller, template);
      return target(new k8s.apps.v1.StatefulSet(logicalName, { metadata: own, spec }, opts));
    }
    case "DaemonSet": {
      const spec = daemonSetSpec(plan, controller, template);
      return target(new k8s.apps.v1.DaemonSet(logicalName, { metadata: own, spec }, opts));
    }
    case "Rollout": {
      const kind = { apiVersion: "argoproj.io/v1alpha1", kind: "Rollout" };
      const spec = rolloutSpec(plan, controller, template);
      return target(
        new k8s.apiextensions.CustomResource(logicalName, { ...kind, metadata: own, spec }, opts),
      );
    }
    case "Job": {
      const spec = jobSpec(controller, template);
      return target(new k8s.batch.v1.Job(logicalName, { metadata: own, spec }, opts));
    }
    case "CronJob": {
      const spec = cronJobSpec(controller, template);
      return target(new k8s.batch.v1.CronJob(logicalName, { metadata: own, spec }, opts));
    }
  }
}

/** The autoscaler owns the number of pods: an update that set it back would end pods that are in use. */
function isScaled({ plan }: Context): boolean {
  const { horizontal, eventDriven } = plan.args.autoscaling ?? {};
  return (horizontal ?? eventDriven) !== undefined;
}

function nounOf(kind: string): string {
  return kind.replace(/(?!^)[A-Z]/g, "-$&").toLowerCase();
}

interface Controlled {
  readonly apiVersion: pulumi.Output<string>;
  readonly kind: pulumi.Output<string>;
  readonly metadata: pulumi.Output<{ readonly name: string }>;
}

function target({ apiVersion, kind, metadata: own }: Controlled): ScaleTarget {
  return { apiVersion, kind, name: own.name };
}
