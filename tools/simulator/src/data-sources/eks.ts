/** EKS: add-on versions, and clusters that already exist. */
import { addonVersion } from "@drydock/core/catalogue";
import { digitsOf } from "../account/facts.ts";
import { text } from "../account/input.ts";
import { defineDataSource, type ReadContext } from "../resource-type.ts";
import { EKS_CLUSTER } from "../resource-types/tokens.ts";
import { refused } from "./read.ts";

export const getAddonVersion = defineDataSource({
  token: "aws:eks/getAddonVersion:getAddonVersion",
  read(inputs) {
    const addonName = text(inputs, "addonName") ?? "";
    const kubernetesVersion = text(inputs, "kubernetesVersion") ?? "";
    const pinned = addonVersion(addonName, kubernetesVersion);
    if (!pinned) {
      return refused(
        "InvalidParameterException",
        `the versions catalogue has no version of ${addonName} for Kubernetes ${kubernetesVersion}`,
        "use an add-on and a minor of the catalogue, or add the version to it with its source",
      );
    }
    return { outputs: { ...inputs, id: addonName, version: pinned.version } };
  },
});

export const getCluster = defineDataSource({
  token: "aws:eks/getCluster:getCluster",
  read(inputs, context) {
    const found = clusterNamed(text(inputs, "name"), context);
    if (!found) return noCluster(text(inputs, "name"));
    const { certificateAuthority, ...outputs } = found.outputs;
    return { outputs: { ...outputs, certificateAuthorities: [certificateAuthority], id: found.id } };
  },
});

export const getClusterAuth = defineDataSource({
  token: "aws:eks/getClusterAuth:getClusterAuth",
  read(inputs, context) {
    const name = text(inputs, "name");
    if (!clusterNamed(name, context)) return noCluster(name);
    return {
      outputs: { id: name, name, token: `k8s-aws-v1.${digitsOf(`${context.accountId}/${name}`, 40)}` },
    };
  },
});

function clusterNamed(name: string | undefined, { account, region }: ReadContext) {
  return account.where(EKS_CLUSTER, "name", name).find((cluster) => cluster.region === region);
}

function noCluster(name: string | undefined) {
  return refused(
    "ResourceNotFoundException",
    `no cluster found for name: ${name ?? ""}`,
    "create the cluster in the same plan, before it is looked up",
  );
}
