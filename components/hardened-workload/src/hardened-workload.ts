/** A workload on Kubernetes and all that belongs to it, hardened. */
import * as pulumi from "@pulumi/pulumi";
import type { HardenedWorkloadArgs } from "./args/workload.ts";
import { assertWorkload } from "./checks/index.ts";
import { createClaims, createConfiguration } from "./create/configuration.ts";
import { createIdentity } from "./create/identity.ts";
import {
  createNetworkPolicy,
  createServiceMonitor,
  createServices,
  createTraffic,
} from "./create/network.ts";
import { createController } from "./create/pods.ts";
import { createAutoscalers, createDisruptionBudget } from "./create/scaling.ts";
import { planWorkload } from "./plan.ts";

export class HardenedWorkload extends pulumi.ComponentResource {
  readonly namespace: pulumi.Output<string>;
  /** Name of the Deployment, StatefulSet, DaemonSet, Rollout, Job or CronJob; known once its pods are ready. */
  readonly workloadName: pulumi.Output<string>;
  /** For the identity that gives the pods permissions of AWS. */
  readonly serviceAccountName: pulumi.Output<string>;
  /** Name within the namespace; undefined where there is no service. */
  readonly serviceName: string | undefined;
  /** Labels that these pods have and no others of the namespace: for policies of those who are called. */
  readonly selector: Readonly<Record<string, string>>;

  /** @throws WorkloadError with everything that is wrong with the arguments. */
  constructor(name: string, args: HardenedWorkloadArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:hardened-workload:HardenedWorkload", name, {}, opts);
    const plan = planWorkload(name, args);
    assertWorkload(plan);
    const context = { parent: this, name, plan };
    const identity = createIdentity(context);
    const configuration = createConfiguration(context);
    const claimNames = createClaims(context);
    const networkPolicy = createNetworkPolicy(context);
    const traffic = createTraffic(context);
    createServices(context);
    createServiceMonitor(context);
    createDisruptionBudget(context);
    const target = createController(context, { ...identity, ...configuration, claimNames }, [
      identity.binding,
      networkPolicy,
      ...traffic,
    ]);
    createAutoscalers(context, target);
    this.namespace = pulumi.output(args.namespace);
    this.workloadName = pulumi.output(target.name);
    this.serviceAccountName = identity.serviceAccountName;
    this.serviceName = plan.serviceName;
    this.selector = plan.selector;
    this.registerOutputs({ namespace: this.namespace, workloadName: this.workloadName });
  }
}
