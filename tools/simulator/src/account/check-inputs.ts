/** What the real provider's Check does: default tags under the resource's own, and a name where none is given. */
import type { CreateContext, ResourceType } from "../resource-type.ts";
import type { Properties } from "./account.ts";
import type { Refusal } from "./refusal.ts";

/** Hyphen and seven hexadecimal digits. */
const UNIQUE_LENGTH = 8;

export function checkInputs(
  type: ResourceType,
  given: Properties,
  defaultTags: Readonly<Record<string, string>>,
  context: CreateContext,
): Properties {
  const inputs: Record<string, unknown> = { ...given };
  if (type.taggable && (inputs["tags"] !== undefined || Object.keys(defaultTags).length > 0)) {
    inputs["tags"] = { ...defaultTags, ...(inputs["tags"] as object | undefined) };
  }
  const { autoName } = type;
  if (autoName && needsName(type, given)) {
    const unique = `${context.name}-${context.hash(UNIQUE_LENGTH - 1, "name")}`;
    inputs[autoName.property] = autoName.form?.(unique, given) ?? unique;
  }
  return type.check?.(inputs, context) ?? inputs;
}

/** A prefix becomes a name only at create, and so never shows among the inputs. */
export function nameFromPrefix(type: ResourceType, inputs: Properties, context: CreateContext): Properties {
  const property = type.autoName?.property;
  const prefix = property && inputs[`${property}Prefix`];
  if (!property || inputs[property] !== undefined || typeof prefix !== "string") return inputs;
  return { ...inputs, [property]: `${prefix}${context.hash(26, "name")}` };
}

/** The provider refuses to cut a logical name that leaves no room for the digits that make it unique. */
export function autoNameRefusals(type: ResourceType, given: Properties, context: CreateContext): Refusal[] {
  const { autoName } = type;
  if (!autoName || !needsName(type, given)) return [];
  const made = autoName.form?.(context.name, given) ?? context.name;
  const length = made.length + UNIQUE_LENGTH;
  if (length <= autoName.maxLength) return [];
  return [
    {
      code: "AutoNameTooLong",
      message: `the provider would make a ${autoName.property} of ${length} characters from the logical name; AWS takes ${autoName.maxLength}`,
      property: autoName.property,
      remediation: `shorten the logical name by ${length - autoName.maxLength} characters, or set ${autoName.property}`,
    },
  ];
}

function needsName({ autoName }: ResourceType, given: Properties): boolean {
  if (!autoName) return false;
  return given[autoName.property] === undefined && given[`${autoName.property}Prefix`] === undefined;
}
