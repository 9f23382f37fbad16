/** URNs as the Pulumi engine forms them. */
const STACK_TYPE = "pulumi:pulumi:Stack";

/** urn:pulumi:STACK::PROJECT::PARENT_TYPES$TYPE::NAME; the stack itself is left out of the type chain. */
export function formUrn(
  stack: string,
  project: string,
  parent: string | undefined,
  type: string,
  name: string,
): string {
  const parentTypes = parent?.split("::")[2];
  const qualified = parentTypes && parentTypes !== STACK_TYPE ? `${parentTypes}$${type}` : type;
  return `urn:pulumi:${stack}::${project}::${qualified}::${name}`;
}

/** A provider reference is the provider's URN and id, joined by two colons. */
export function providerUrn(reference: string): string {
  return reference.slice(0, reference.lastIndexOf("::"));
}
