/** SNS. */
import type { ResourceType } from "../../resource-type.ts";
import { subscription } from "./subscription.ts";
import { topicPolicy } from "./topic-policy.ts";
import { topic } from "./topic.ts";

export const SNS_TYPES: readonly ResourceType[] = [topic, topicPolicy, subscription];
