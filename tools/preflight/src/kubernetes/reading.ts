/** For other tools that judge a plan: its Kubernetes objects, pods, pools and quantities. */
export {
  type HelmRelease,
  helmReleases,
  isKind,
  type KubernetesObject,
  kubernetesObjects,
  called,
} from "./objects.ts";
export { type PodTemplate, podTemplates, specOf } from "./pods.ts";
export { NO_DEFAULTS, podResources } from "./quantities/pod-resources.ts";
export { accepts, allows, type Pool, poolsOf } from "./quantities/pools.ts";
export { parseQuantity } from "./quantities/quantity.ts";
export { maxReplicas } from "./quantities/replicas.ts";
export { at, entries, isRecord, list, number, record, records, text, texts, type Tree } from "./read.ts";
