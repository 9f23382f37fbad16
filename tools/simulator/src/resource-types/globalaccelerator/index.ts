/** AWS Global Accelerator. */
import type { ResourceType } from "../../resource-type.ts";
import { accelerator } from "./accelerator.ts";
import { endpointGroup } from "./endpoint-group.ts";
import { listener } from "./listener.ts";

export const GLOBAL_ACCELERATOR_TYPES: readonly ResourceType[] = [accelerator, listener, endpointGroup];
