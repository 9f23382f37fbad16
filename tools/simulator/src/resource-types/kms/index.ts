/** KMS. */
import type { ResourceType } from "../../resource-type.ts";
import { alias } from "./alias.ts";
import { grant } from "./grant.ts";
import { key } from "./key.ts";

export const KMS_TYPES: readonly ResourceType[] = [key, alias, grant];
