/** Layer: databases, caches and queues, managed by AWS or in the cluster. */
export { data } from "./layer.ts";
