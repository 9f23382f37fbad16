/** What eks.Cluster decides without asking, and what it has no argument for, put right on its children. */
import type * as pulumi from "@pulumi/pulumi";

export interface ChildHardening {
  /** Lets Amazon Application Recovery Controller move the control plane's traffic out of an impaired zone. */
  readonly zonalShift: boolean;
}

/** Inputs of the AWS cluster resource, whichever way they are about to reach it. */
export type ClusterInputs = Readonly<Record<string, unknown>>;

const CLUSTER_TYPE = "aws:eks/cluster:Cluster";

/**
 * Inputs of one child, hardened; the same object for children that need nothing.
 *
 * `bootstrapClusterCreatorAdminPermissions` is fixed to true in eks.Cluster: whoever creates the cluster would be a
 * cluster-admin that no access entry shows. EKS reads it at creation only.
 */
export function hardenChild(type: string, inputs: ClusterInputs, hardening: ChildHardening): ClusterInputs {
  if (type !== CLUSTER_TYPE) return inputs;
  return {
    ...inputs,
    accessConfig: {
      ...(inputs["accessConfig"] as object | undefined),
      authenticationMode: "API",
      bootstrapClusterCreatorAdminPermissions: false,
    },
    zonalShiftConfig: { enabled: hardening.zonalShift },
  };
}

/** The same as a transform, which the engine runs on the children of a remote component too. */
export function hardenChildren(hardening: ChildHardening): pulumi.ResourceTransform {
  return ({ type, props, opts }) => {
    const hardened = hardenChild(type, props, hardening);
    return hardened === props ? undefined : { props: hardened, opts };
  };
}
