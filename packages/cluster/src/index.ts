/** The cluster layer. */
export { cluster } from "./layer.ts";
