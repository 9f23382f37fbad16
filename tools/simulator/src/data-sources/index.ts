/** Every data source that the simulator answers for. */
import type { DataSource } from "../resource-type.ts";

export const DATA_SOURCES: readonly DataSource[] = [];
