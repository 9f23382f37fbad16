/** The security layer. */
export { security } from "./layer.ts";
