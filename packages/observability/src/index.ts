/** The observability layer. */
export { observability } from "./layer.ts";
