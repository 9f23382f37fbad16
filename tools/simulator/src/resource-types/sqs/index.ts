/** SQS. */
import type { ResourceType } from "../../resource-type.ts";
import { queue } from "./queue.ts";
import { queuePolicy } from "./queue-policy.ts";

export const SQS_TYPES: readonly ResourceType[] = [queue, queuePolicy];
