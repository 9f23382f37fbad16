/** What rules leave to whoever runs them: limits that differ from one organization to the next. */

export interface RuleSettings {
  /** Prefixes that an image's name must start with, registry.k8s.io or quay.io/cilium; empty allows every registry. */
  readonly allowedRegistries: readonly string[];
  /** Keys that every workload must carry as labels; empty asks for none. */
  readonly requiredLabels: readonly string[];
  /** Keys that every AWS resource with tags must carry; empty asks for none. */
  readonly requiredTags: readonly string[];
  /** Repositories that Helm releases may come from, https://charts.example.com or oci://…; empty allows all. */
  readonly allowedHelmRepositories: readonly string[];
  /** Storage classes that volume claims may name; empty allows every class, but not to name none. */
  readonly allowedStorageClasses: readonly string[];
  /** Whether every namespace belongs to an Istio mesh. */
  readonly serviceMesh: boolean;
  /** AWS regions that may be used; empty allows all. */
  readonly allowedRegions: readonly string[];
  /** Families of instance types, m7g; empty allows all. */
  readonly allowedInstanceFamilies: readonly string[];
  /** Kubernetes minors that clusters may run, newest last; empty allows all. */
  readonly allowedKubernetesVersions: readonly string[];
  /** Kubernetes minors in EKS standard support, newest last: the last one is too new to run, the others may be run. */
  readonly supportedKubernetesVersions: readonly string[];
  /** Kubernetes minor whose API objects are judged against: 1.35. */
  readonly kubernetesVersion: string;
  /** Nodes that a single pool may grow to; undefined sets no limit. */
  readonly maxPoolSize?: number;
  /** Replicas that a single workload may ask for; undefined sets no limit. */
  readonly maxReplicas?: number;
}

/** Lists are empty where only an organization can know what belongs on them. */
export const DEFAULT_SETTINGS: RuleSettings = {
  allowedRegistries: [],
  requiredLabels: [],
  requiredTags: [],
  allowedHelmRepositories: [],
  allowedStorageClasses: [],
  serviceMesh: false,
  allowedRegions: [],
  allowedInstanceFamilies: [],
  allowedKubernetesVersions: [],
  supportedKubernetesVersions: ["1.34", "1.35", "1.36"],
  kubernetesVersion: "1.35",
};
