/** Calico beside the VPC CNI: it enforces network policies and leaves addresses alone. */
import type { EksAddon } from "@drydock/eks-addon";
import { HelmAddon } from "@drydock/helm-addon";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { pinnedChart } from "../plan.ts";
import type { CniHost } from "./cni.ts";

const NAMESPACE = "tigera-operator";

/**
 * Policy only: addresses and routes stay the VPC CNI's. The API server, flow aggregator and user interface that
 * the chart turns on are left out; Kubernetes network policies need none of them.
 *
 * @see https://docs.tigera.io/calico/latest/getting-started/kubernetes/managed-public-cloud/eks
 */
export const CALICO_VALUES = {
  installation: {
    enabled: true,
    kubernetesProvider: "EKS",
    cni: { type: "AmazonVPC" },
    calicoNetwork: { bgp: "Disabled" },
    kubeletVolumePluginPath: "None",
    controlPlaneReplicas: 2,
  },
  apiServer: { enabled: false },
  goldmane: { enabled: false },
  whisker: { enabled: false },
  resources: { requests: { cpu: "100m", memory: "128Mi" }, limits: { memory: "512Mi" } },
} as const;

export function createCalico(
  parent: pulumi.Resource,
  name: string,
  { provider }: CniHost,
  vpcCni: EksAddon,
): pulumi.Resource[] {
  const annotation = allowPodAnnotation(parent, name, provider);
  const namespace = createNamespace(parent, name, provider);
  const calico = new HelmAddon(
    `${name}-calico`,
    {
      ...pinnedChart("tigera-operator"),
      crds: pinnedChart("tigera-operator-crds"),
      releaseName: "calico",
      namespace: namespace.metadata.name,
      values: CALICO_VALUES,
      // There are no nodes yet, and none any more when it is removed.
      skipAwait: true,
      skipHooks: true,
    },
    { parent, providers: [provider], dependsOn: [vpcCni] },
  );
  return [annotation, calico];
}

/** The operator uses the host's network, which only the privileged Pod Security level allows. */
function createNamespace(
  parent: pulumi.Resource,
  name: string,
  provider: k8s.Provider,
): k8s.core.v1.Namespace {
  return new k8s.core.v1.Namespace(
    `${name}-${NAMESPACE}-namespace`,
    { metadata: { name: NAMESPACE, labels: { "pod-security.kubernetes.io/enforce": "privileged" } } },
    { parent, provider },
  );
}

/** With ANNOTATE_POD_IP the VPC CNI writes to pods, which its own role does not allow. */
function allowPodAnnotation(
  parent: pulumi.Resource,
  name: string,
  provider: k8s.Provider,
): k8s.rbac.v1.ClusterRoleBinding {
  const role = new k8s.rbac.v1.ClusterRole(
    `${name}-annotate-pod-ip-role`,
    {
      metadata: { name: "aws-node-annotate-pod-ip" },
      rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["patch"] }],
    },
    { parent, provider },
  );
  return new k8s.rbac.v1.ClusterRoleBinding(
    `${name}-annotate-pod-ip-binding`,
    {
      metadata: { name: "aws-node-annotate-pod-ip" },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role.metadata.name },
      subjects: [{ kind: "ServiceAccount", name: "aws-node", namespace: "kube-system" }],
    },
    { parent, provider },
  );
}
