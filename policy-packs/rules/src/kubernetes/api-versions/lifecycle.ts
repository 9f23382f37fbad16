/** Versions of the Kubernetes API that are deprecated or gone, by the minor that did it. */

export interface Lifecycle {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  readonly deprecated: string;
  /** First minor that does not serve it; undefined where none is planned. */
  readonly removed?: string;
  /** What serves the kinds since. */
  readonly replacement?: string;
}

type Row = readonly [
  apiVersion: string,
  kinds: string,
  deprecated: string,
  removed?: string,
  replacement?: string,
];

/**
 * Sources, read on 2026-11-21: the lifecycle marks that k8s.io/api v0.37.2 carries for each of its types, and for types
 * that have left that module the deprecated API migration guide of kubernetes.io.
 */
const ROWS: readonly Row[] = [
  ["v1", "ComponentStatus", "1.19"],
  ["v1", "Endpoints", "1.33", undefined, "discovery.k8s.io/v1 EndpointSlice"],
  [
    "admissionregistration.k8s.io/v1alpha1",
    "MutatingAdmissionPolicy MutatingAdmissionPolicyBinding",
    "1.35",
    "1.38",
    "admissionregistration.k8s.io/v1",
  ],
  [
    "admissionregistration.k8s.io/v1alpha1",
    "ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding",
    "1.29",
    "1.32",
    "admissionregistration.k8s.io/v1",
  ],
  [
    "admissionregistration.k8s.io/v1beta1",
    "MutatingAdmissionPolicy MutatingAdmissionPolicyBinding",
    "1.37",
    "1.40",
    "admissionregistration.k8s.io/v1",
  ],
  [
    "admissionregistration.k8s.io/v1beta1",
    "ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding",
    "1.31",
    "1.34",
    "admissionregistration.k8s.io/v1",
  ],
  [
    "admissionregistration.k8s.io/v1beta1",
    "MutatingWebhookConfiguration ValidatingWebhookConfiguration",
    "1.16",
    "1.22",
    "admissionregistration.k8s.io/v1",
  ],
  ["apiextensions.k8s.io/v1beta1", "CustomResourceDefinition", "1.16", "1.22", "apiextensions.k8s.io/v1"],
  ["apiregistration.k8s.io/v1beta1", "APIService", "1.19", "1.22", "apiregistration.k8s.io/v1"],
  ["apps/v1beta1", "ControllerRevision Deployment StatefulSet", "1.8", "1.16", "apps/v1"],
  [
    "apps/v1beta2",
    "ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet",
    "1.9",
    "1.16",
    "apps/v1",
  ],
  ["autoscaling/v2beta1", "HorizontalPodAutoscaler", "1.22", "1.25", "autoscaling/v2"],
  ["autoscaling/v2beta2", "HorizontalPodAutoscaler", "1.23", "1.26", "autoscaling/v2"],
  ["batch/v1beta1", "CronJob", "1.21", "1.25", "batch/v1"],
  ["certificates.k8s.io/v1alpha1", "ClusterTrustBundle", "1.34", "1.37", "certificates.k8s.io/v1"],
  ["certificates.k8s.io/v1beta1", "CertificateSigningRequest", "1.19", "1.22", "certificates.k8s.io/v1"],
  [
    "certificates.k8s.io/v1beta1",
    "ClusterTrustBundle PodCertificateRequest",
    "1.37",
    "1.40",
    "certificates.k8s.io/v1",
  ],
  ["coordination.k8s.io/v1alpha2", "LeaseCandidate", "1.35", "1.38", "coordination.k8s.io/v1beta1"],
  ["coordination.k8s.io/v1beta1", "Lease", "1.19", "1.22", "coordination.k8s.io/v1"],
  ["coordination.k8s.io/v1beta1", "LeaseCandidate", "1.36", "1.39"],
  ["discovery.k8s.io/v1beta1", "EndpointSlice", "1.21", "1.25", "discovery.k8s.io/v1"],
  ["events.k8s.io/v1beta1", "Event", "1.22", "1.25", "events.k8s.io/v1"],
  ["extensions/v1beta1", "DaemonSet Deployment ReplicaSet", "1.8", "1.16", "apps/v1"],
  ["extensions/v1beta1", "NetworkPolicy", "1.9", "1.16", "networking.k8s.io/v1"],
  ["extensions/v1beta1", "Ingress", "1.14", "1.22", "networking.k8s.io/v1"],
  ["extensions/v1beta1", "PodSecurityPolicy", "1.11", "1.16"],
  [
    "flowcontrol.apiserver.k8s.io/v1beta1",
    "FlowSchema PriorityLevelConfiguration",
    "1.23",
    "1.26",
    "flowcontrol.apiserver.k8s.io/v1",
  ],
  [
    "flowcontrol.apiserver.k8s.io/v1beta2",
    "FlowSchema PriorityLevelConfiguration",
    "1.26",
    "1.29",
    "flowcontrol.apiserver.k8s.io/v1",
  ],
  [
    "flowcontrol.apiserver.k8s.io/v1beta3",
    "FlowSchema PriorityLevelConfiguration",
    "1.29",
    "1.32",
    "flowcontrol.apiserver.k8s.io/v1",
  ],
  ["networking.k8s.io/v1beta1", "Ingress IngressClass", "1.19", "1.22", "networking.k8s.io/v1"],
  ["networking.k8s.io/v1beta1", "IPAddress ServiceCIDR", "1.34", "1.37", "networking.k8s.io/v1"],
  ["node.k8s.io/v1beta1", "RuntimeClass", "1.22", "1.25", "node.k8s.io/v1"],
  ["policy/v1beta1", "PodDisruptionBudget", "1.21", "1.25", "policy/v1"],
  ["policy/v1beta1", "PodSecurityPolicy", "1.21", "1.25"],
  [
    "rbac.authorization.k8s.io/v1beta1",
    "ClusterRole ClusterRoleBinding Role RoleBinding",
    "1.17",
    "1.22",
    "rbac.authorization.k8s.io/v1",
  ],
  ["resource.k8s.io/v1alpha3", "DeviceTaintRule", "1.36", "1.39", "resource.k8s.io/v1beta2"],
  [
    "resource.k8s.io/v1beta1",
    "DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice",
    "1.35",
    "1.38",
    "resource.k8s.io/v1",
  ],
  [
    "resource.k8s.io/v1beta2",
    "DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice",
    "1.36",
    "1.39",
    "resource.k8s.io/v1",
  ],
  ["scheduling.k8s.io/v1beta1", "PriorityClass", "1.14", "1.22", "scheduling.k8s.io/v1"],
  ["storage.k8s.io/v1alpha1", "CSIStorageCapacity VolumeAttachment", "1.21", "1.24", "storage.k8s.io/v1"],
  ["storage.k8s.io/v1alpha1", "VolumeAttributesClass", "1.32", "1.35", "storage.k8s.io/v1"],
  ["storage.k8s.io/v1beta1", "CSIDriver StorageClass VolumeAttachment", "1.19", "1.22", "storage.k8s.io/v1"],
  ["storage.k8s.io/v1beta1", "CSINode", "1.17", "1.22", "storage.k8s.io/v1"],
  ["storage.k8s.io/v1beta1", "CSIStorageCapacity", "1.24", "1.27", "storage.k8s.io/v1"],
  ["storage.k8s.io/v1beta1", "VolumeAttributesClass", "1.34", "1.37", "storage.k8s.io/v1"],
  [
    "storagemigration.k8s.io/v1beta1",
    "StorageVersionMigration",
    "1.37",
    "1.40",
    "storagemigration.k8s.io/v1",
  ],
];

export const LIFECYCLES: readonly Lifecycle[] = ROWS.map(
  ([apiVersion, kinds, deprecated, removed, replacement]) => ({
    apiVersion,
    kinds: kinds.split(" "),
    deprecated,
    ...(removed === undefined ? {} : { removed }),
    ...(replacement === undefined ? {} : { replacement }),
  }),
);

const BY_KIND = new Map(
  LIFECYCLES.flatMap((one) => one.kinds.map((kind) => [`${one.apiVersion} ${kind}`, one] as const)),
);

/** Undefined for what is neither deprecated nor gone. */
export function lifecycleOf(apiVersion: string, kind: string): Lifecycle | undefined {
  return BY_KIND.get(`${apiVersion} ${kind}`);
}

/** Whether minor `at` is `since` or later: 1.35 is later than 1.9. */
export function reached(at: string, since: string): boolean {
  const [major = 0, minor = 0] = numbers(at);
  const [sinceMajor = 0, sinceMinor = 0] = numbers(since);
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}

const numbers = (version: string): number[] => version.split(".").map(Number);
