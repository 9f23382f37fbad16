/** Layer: backups of objects and volumes, in a locked bucket with a copy in a second region. */
export { backup } from "./layer.ts";
