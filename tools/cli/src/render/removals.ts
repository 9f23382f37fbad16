/** What a destruction would remove, by layer, in the order in which it goes. */
import { nameOf, type Removal } from "@drydock/orchestrator";
import { style } from "./style.ts";
import { table } from "./table.ts";

/** The engine's own entries, and components, which stand for nothing in the account. */
const isReal = (type: string): boolean => !/^(pulumi|drydock|awsx|eks):/.test(type);

export function renderRemovals(environment: string, removals: readonly Removal[]): string {
  const rows = removals.map(({ step, resources }) => [
    step.name,
    String(resources.filter(({ type }) => isReal(type)).length),
    String(resources.filter(({ protect }) => protect).length),
  ]);
  const protectedOnes = removals.flatMap(({ step, resources }) =>
    resources
      .filter(({ protect, type }) => protect && isReal(type))
      .map(({ type, urn }) => `  ${style.red("!")} ${step.name}: ${type} ${nameOf(urn)} is protected`),
  );
  const head = `${style.bold(`To be destroyed of ${environment}`)}, in this order`;
  return `${[head, table(["LAYER", "RESOURCES", "PROTECTED"], rows), ...protectedOnes].join("\n")}\n`;
}
