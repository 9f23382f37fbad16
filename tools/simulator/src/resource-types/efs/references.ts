/** References to a file system. */
import type { Reference } from "../../resource-type.ts";
import { FILE_SYSTEM } from "../tokens.ts";

export const TO_FILE_SYSTEM: Reference = { type: FILE_SYSTEM, notFound: "FileSystemNotFound" };
