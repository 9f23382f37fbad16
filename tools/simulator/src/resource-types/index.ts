/** Every resource type that the simulator answers for. */
import type { ResourceType } from "../resource-type.ts";

export const RESOURCE_TYPES: readonly ResourceType[] = [];
