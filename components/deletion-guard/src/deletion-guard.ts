/** Object that the API server does not delete while others stand in the way. */
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { bindingSpec, policySpec } from "./policy.ts";

export interface DeletionGuardArgs {
  /** Name of the guard, its policy and its binding. Unique in the cluster, and never changed: a new name deletes the old guard. */
  readonly guardName: string;
  /** Namespace of the guard, one that outlives what it waits for: kube-system. */
  readonly namespace: string;
  /** What has to be gone before the guard can go. */
  readonly awaited: {
    /** v1, karpenter.sh/v1 */
    readonly apiVersion: string;
    /** A kind without a namespace: the API server looks at all its objects. */
    readonly kind: string;
    /** CEL, with the object as `params`: true for one that is in the way. */
    readonly inTheWay: string;
    /** What to say after the object's kind and name. No quotation marks. */
    readonly message: string;
  };
}

/**
 * Let what cleans up come before the guard (`dependsOn` of the guard), and what has to be cleaned up after it. A destroy
 * then either finds everything gone, or stops here with a message while the controllers still run.
 */
export class DeletionGuard extends pulumi.ComponentResource {
  constructor(name: string, args: DeletionGuardArgs, opts?: pulumi.ComponentResourceOptions) {
    super("drydock:deletion-guard:DeletionGuard", name, {}, opts);
    const policy = createPolicy(this, name, args);
    const binding = createBinding(this, name, args, policy);
    createGuard(this, name, args, binding);
    this.registerOutputs({});
  }
}

function createPolicy(
  parent: DeletionGuard,
  name: string,
  args: DeletionGuardArgs,
): k8s.admissionregistration.v1.ValidatingAdmissionPolicy {
  return new k8s.admissionregistration.v1.ValidatingAdmissionPolicy(
    `${name}-policy`,
    { metadata: { name: args.guardName }, spec: policySpec(args) },
    { parent },
  );
}

function createBinding(
  parent: DeletionGuard,
  name: string,
  args: DeletionGuardArgs,
  policy: pulumi.Resource,
): k8s.admissionregistration.v1.ValidatingAdmissionPolicyBinding {
  return new k8s.admissionregistration.v1.ValidatingAdmissionPolicyBinding(
    `${name}-binding`,
    { metadata: { name: args.guardName }, spec: bindingSpec(args) },
    { parent, dependsOn: [policy] },
  );
}

/** After the binding, so that it is the first to be deleted: it is never there unguarded. */
function createGuard(
  parent: DeletionGuard,
  name: string,
  { guardName, namespace, awaited }: DeletionGuardArgs,
  binding: pulumi.Resource,
): k8s.core.v1.ConfigMap {
  return new k8s.core.v1.ConfigMap(
    `${name}-guard`,
    { metadata: { name: guardName, namespace }, data: { awaits: `${awaited.apiVersion} ${awaited.kind}` } },
    { parent, dependsOn: [binding] },
  );
}
