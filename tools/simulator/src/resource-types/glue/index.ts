/** Glue: databases and tables of its catalogue. */
import type { ResourceType } from "../../resource-type.ts";
import { catalogDatabase } from "./catalog-database.ts";
import { catalogTable } from "./catalog-table.ts";

export const GLUE_TYPES: readonly ResourceType[] = [catalogDatabase, catalogTable];
