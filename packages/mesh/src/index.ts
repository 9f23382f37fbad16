/** The mesh layer. */
export { mesh } from "./layer.ts";
