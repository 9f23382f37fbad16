/** What the data sources' files share. */
import type { AccountResource, Properties } from "../account/account.ts";
import { isObject, objects, texts } from "../account/input.ts";
import type { Refusal } from "../account/refusal.ts";
import type { ReadContext } from "../resource-type.ts";

export function refused(code: string, message: string, remediation: string): { refusal: Refusal } {
  return { refusal: { code, message, remediation } };
}

/** EC2's filters, as far as programs use them: `tag:key` and `tag-key`, and a filter name for each output. */
export function matching(
  context: ReadContext,
  type: string,
  inputs: Properties,
  filterNames: Readonly<Record<string, string>>,
): AccountResource[] | { refusal: Refusal } {
  const filters = objects(inputs, "filters");
  const unknown = filters.find(
    ({ name }) => !/^tag(:|-key$)/.test(String(name)) && !filterNames[String(name)],
  );
  if (unknown) {
    return refused(
      "InvalidParameterValue",
      `the filter ${String(unknown["name"])} is not one that the simulator knows for ${type}`,
      `use one of ${Object.keys(filterNames).join(", ")}, tag:<key> or tag-key`,
    );
  }
  return context.account
    .all(type)
    .filter((resource) => resource.region === context.region)
    .filter((resource) => filters.every((filter) => passes(resource, filter, filterNames)))
    .filter((resource) => hasTags(resource, inputs["tags"]));
}

function passes(
  resource: AccountResource,
  filter: Properties,
  names: Readonly<Record<string, string>>,
): boolean {
  const name = String(filter["name"]);
  const values = texts(filter, "values");
  const tags = tagsOf(resource);
  if (name === "tag-key") return values.some((key) => key in tags);
  const value = name.startsWith("tag:") ? tags[name.slice(4)] : outputOf(resource, names[name] ?? "");
  return values.some((pattern) => like(pattern, String(value)));
}

/** EC2's filters take * and ? as wildcards. */
function like(pattern: string, value: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(value);
}

function hasTags(resource: AccountResource, wanted: unknown): boolean {
  const tags = tagsOf(resource);
  return !isObject(wanted) || Object.entries(wanted).every(([key, value]) => tags[key] === value);
}

function tagsOf({ outputs }: AccountResource): Properties {
  return isObject(outputs["tagsAll"]) ? outputs["tagsAll"] : {};
}

function outputOf(resource: AccountResource, property: string): unknown {
  return property === "id" ? resource.id : resource.outputs[property];
}
