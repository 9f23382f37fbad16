/** The account of the provider plugins, for those who rehearse: its file, what is in it, and what goes wrong on demand. */
export { createSimulator } from "../create-simulator.ts";
export { AccountFile } from "./account-file.ts";
export { Controller, type Made } from "./controllers/controllers.ts";
export type { Fault, Faults, Operation, Outcome } from "./faults.ts";
export { countByType, inventory, type InventoryQuery, type Item, type Owner } from "./inventory.ts";
