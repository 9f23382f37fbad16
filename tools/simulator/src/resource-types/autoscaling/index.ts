/** EC2 Auto Scaling. */
import type { ResourceType } from "../../resource-type.ts";
import { group } from "./group.ts";
import { autoScalingTag } from "./tag.ts";

export const AUTO_SCALING_TYPES: readonly ResourceType[] = [group, autoScalingTag];
