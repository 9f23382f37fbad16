/** Layer: managed node pools, their autoscalers, and the add-ons that need nodes. */
export { nodePools } from "./layer.ts";
