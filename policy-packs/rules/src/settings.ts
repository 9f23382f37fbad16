/** What rules leave to whoever runs them: limits that differ from one organization to the next. */

export interface RuleSettings {
  /** Prefixes that an image's name must start with, registry.k8s.io or quay.io/cilium; empty allows every registry. */
  readonly allowedRegistries: readonly string[];
  /** Keys that every workload and its pods must carry as labels; empty asks for none. */
  readonly requiredLabels: readonly string[];
  /** Keys that every namespace must carry as labels; empty asks for none. */
  readonly requiredNamespaceLabels: readonly string[];
  /** Keys that every AWS resource with tags must carry; empty asks for none. */
  readonly requiredTags: readonly string[];
  /** Repositories that Helm releases may come from, https://charts.example.com or oci://…; empty allows all. */
  readonly allowedHelmRepositories: readonly string[];
  /** Storage classes that volume claims may name; empty allows every class, but not to name none. */
  readonly allowedStorageClasses: readonly string[];
  /** Whether every namespace belongs to an Istio mesh. */
  readonly serviceMesh: boolean;
  /** Namespaces that belong to an Istio mesh, by name, where not every one does. */
  readonly meshNamespaces: readonly string[];
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
  /** Nodes that all pools together may grow to; undefined sets no limit. */
  readonly maxNodes?: number;
  /** US dollars that everything may be estimated to cost a month; undefined sets no limit. */
  readonly monthlyBudgetUsd?: number;
  /** Replicas that a single workload may ask for; undefined sets no limit. */
  readonly maxReplicas?: number;
}

/** Lists are empty where only an organization can know what belongs on them. */
export const DEFAULT_SETTINGS: RuleSettings = {
  allowedRegistries: [],
  requiredLabels: [],
  requiredNamespaceLabels: [],
  requiredTags: [],
  allowedHelmRepositories: [],
  allowedStorageClasses: [],
  serviceMesh: false,
  meshNamespaces: [],
  allowedRegions: [],
  allowedInstanceFamilies: [],
  allowedKubernetesVersions: [],
  supportedKubernetesVersions: ["1.34", "1.35", "1.36"],
  kubernetesVersion: "1.35",
};
