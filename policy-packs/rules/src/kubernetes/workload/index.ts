/** Rules about workloads as a whole, beside those about their pods. */
export { maxReplicas } from "./max-replicas.ts";
export { noBarePods } from "./no-bare-pods.ts";
export { requiredLabels } from "./required-labels.ts";
