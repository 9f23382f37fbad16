/** Secrets Manager. */
import type { ResourceType } from "../../resource-type.ts";
import { secretVersion } from "./secret-version.ts";
import { secret } from "./secret.ts";

export const SECRETS_MANAGER_TYPES: readonly ResourceType[] = [secret, secretVersion];
