/** Where the repository is. */
import { join } from "node:path";

/** Root directory of the repository that this file belongs to. */
export const REPOSITORY = join(import.meta.dirname, "..", "..", "..");
