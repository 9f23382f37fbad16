/** The simulator with everything that it knows. */
import { DATA_SOURCES } from "./data-sources/index.ts";
import { RESOURCE_FAMILIES, RESOURCE_TYPES } from "./resource-types/index.ts";
import { Simulator } from "./simulator.ts";

export function createSimulator(accountId: string): Simulator {
  return new Simulator(accountId, RESOURCE_TYPES, DATA_SOURCES, RESOURCE_FAMILIES);
}
