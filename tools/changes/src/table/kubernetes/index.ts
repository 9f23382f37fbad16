/** Every Kubernetes kind with an entry. */
import type { RulesByType } from "../rules.ts";
import { ACCESS } from "./access.ts";
import { CONTROLLERS } from "./controllers.ts";
import { WORKLOADS } from "./workloads.ts";

export const KUBERNETES: RulesByType = { ...WORKLOADS, ...ACCESS, ...CONTROLLERS };
