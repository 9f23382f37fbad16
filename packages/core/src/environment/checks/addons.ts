/** Add-ons: those without which nodes or pods do not work, those that the CNI rules out, and exact versions. */
import { addonVersion, kubernetesMinor } from "../../catalogue/index.ts";
import type { Finding } from "../problems/problem.ts";
import { ADDON_NAMES, type AddonName, type ClusterSettings } from "../slices/cluster.ts";
import type { Check } from "./check.ts";

interface AddonRule {
  readonly required: readonly AddonName[];
  readonly refused: readonly AddonName[];
}

const REASONS: Partial<Record<AddonName, string>> = {
  "eks-pod-identity-agent": "controllers get their AWS credentials from it",
  "vpc-cni": "pods get their addresses from it",
  "kube-proxy": "services are reached through it",
  coredns: "names are resolved by it",
};

/** Cilium in ENI mode does the work of the VPC CNI and of kube-proxy: two would fight over interfaces and rules. */
export function addonRule(cni: ClusterSettings["networking"]["cni"]): AddonRule {
  return cni === "CiliumEni"
    ? { required: ["eks-pod-identity-agent", "coredns"], refused: ["vpc-cni", "kube-proxy"] }
    : { required: ["eks-pod-identity-agent", "vpc-cni", "kube-proxy", "coredns"], refused: [] };
}

export const addonsForCni: Check = {
  reads: ["cluster.networking", "cluster.addons"],
  find: ({ cluster: { networking, addons } }): Finding[] => {
    const { required, refused } = addonRule(networking.cni);
    return [
      ...required
        .filter((name) => addons[name] === undefined)
        .map((name) => ({
          path: ["cluster", "addons", name],
          message: `is missing: ${REASONS[name]}`,
          change: `add ${name}: {}`,
        })),
      ...refused
        .filter((name) => addons[name] !== undefined)
        .map((name) => ({
          path: ["cluster", "addons", name],
          given: name,
          message: `must not be installed beside cni: ${networking.cni}, which does its work`,
          change: `remove ${name}`,
        })),
    ];
  },
};

export const addonVersions = addonVersionCheck((name, minor) => addonVersion(name, minor) !== undefined);

/** @param pinned Whether the catalogue has a version of the add-on for the minor. */
export function addonVersionCheck(pinned: (name: AddonName, minor: string) => boolean): Check {
  return {
    reads: ["cluster.kubernetesVersion", "cluster.addons"],
    find: ({ cluster: { kubernetesVersion, addons } }) =>
      ADDON_NAMES.flatMap((name): Finding[] => {
        const addon = addons[name];
        if (addon === undefined || addon.version !== undefined || !kubernetesMinor(kubernetesVersion))
          return [];
        if (pinned(name, kubernetesVersion)) return [];
        return [
          {
            path: ["cluster", "addons", name, "version"],
            message: `is missing, and the catalogue pins no version for Kubernetes ${kubernetesVersion}`,
            change: `add version: an exact one, from aws eks describe-addon-versions --kubernetes-version ${kubernetesVersion} --addon-name ${name}`,
          },
        ];
      }),
  };
}
