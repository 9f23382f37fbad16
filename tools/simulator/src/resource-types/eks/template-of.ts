/** The launch template of a node group, when this plan creates it. */
import type { AccountResource, Properties } from "../../account/account.ts";
import { object, text } from "../../account/input.ts";
import type { CreateContext } from "../../resource-type.ts";
import { LAUNCH_TEMPLATE } from "../tokens.ts";

export function templateOf(inputs: Properties, { account }: CreateContext): AccountResource | undefined {
  const named = object(inputs, "launchTemplate");
  if (!named) return undefined;
  const id = text(named, "id");
  return id === undefined
    ? account.find(LAUNCH_TEMPLATE, "name", text(named, "name"))
    : account.find(LAUNCH_TEMPLATE, "id", id);
}
