/** The app layer. */
export { app } from "./layer.ts";
