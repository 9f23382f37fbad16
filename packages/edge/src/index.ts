/** The edge layer. */
export { edge } from "./layer.ts";
