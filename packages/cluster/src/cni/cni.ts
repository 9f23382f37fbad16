/** How pods get addresses and who enforces network policies: one file per choice. */
import type { EksAddon } from "@drydock/eks-addon";
import type { HardenedCluster } from "@drydock/hardened-cluster";
import type * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterContext } from "../context.ts";
import { createCalico } from "./calico.ts";
import { createCiliumEni } from "./cilium-eni.ts";
import { createVpcCni } from "./vpc-cni.ts";

/** What a CNI is installed into. */
export interface CniHost {
  readonly control: HardenedCluster;
  readonly provider: k8s.Provider;
  /** Gives the CNI its AWS credentials. */
  readonly agent: EksAddon;
}

/** Returns what nodes need before they can become ready. */
export function createCni(
  parent: pulumi.Resource,
  name: string,
  context: ClusterContext,
  host: CniHost,
): pulumi.Resource[] {
  const { networking } = context.settings.cluster;
  switch (networking.cni) {
    case "VpcCni":
      return [createVpcCni(parent, name, context, host, networking)];
    case "VpcCniWithCalico": {
      const vpcCni = createVpcCni(parent, name, context, host, {
        ...networking,
        networkPolicy: false,
        annotatePodIp: true,
      });
      return [vpcCni, ...createCalico(parent, name, host, vpcCni)];
    }
    case "CiliumEni":
      return [createCiliumEni(parent, name, context, host, networking)];
  }
}
