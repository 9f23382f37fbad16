/** Every AWS type with an entry. */
import type { RulesByType } from "../rules.ts";
import { COMPUTE } from "./compute.ts";
import { DATA } from "./data.ts";
import { IDENTITY } from "./identity.ts";
import { NETWORK } from "./network.ts";
import { OPERATIONS } from "./operations.ts";
import { STORAGE } from "./storage.ts";

export const AWS: RulesByType = { ...NETWORK, ...COMPUTE, ...IDENTITY, ...DATA, ...STORAGE, ...OPERATIONS };
