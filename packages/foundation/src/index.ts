/** The foundation layer. */
export { foundation } from "./layer.ts";
