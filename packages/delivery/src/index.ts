/** The delivery layer. */
export { delivery } from "./layer.ts";
