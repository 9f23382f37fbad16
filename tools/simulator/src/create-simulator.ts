/** The simulator with everything that it knows. */
import { Account } from "./account/account.ts";
import { DATA_SOURCES } from "./data-sources/index.ts";
import { RESOURCE_FAMILIES, RESOURCE_TYPES } from "./resource-types/index.ts";
import { Simulator } from "./simulator.ts";

/** @param account Where resources are kept; a number stands for an empty account that lives as long as the process. */
export function createSimulator(account: string | Account): Simulator {
  const held = typeof account === "string" ? new Account(account) : account;
  return new Simulator(held, RESOURCE_TYPES, DATA_SOURCES, RESOURCE_FAMILIES);
}
