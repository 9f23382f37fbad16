/** Rules about the nodes that a cluster gives itself. */
export { karpenterInstanceFamilies } from "./karpenter-instance-families.ts";
