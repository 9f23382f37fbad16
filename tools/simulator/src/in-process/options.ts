/** Resource options of a registration request. */
import type resproto from "@pulumi/pulumi/proto/resource_pb.js";
import type { ResourceOptions } from "./registration.ts";

/** Only what is set: an absent option and one at its default look alike. */
export function optionsOf(
  request: resproto.RegisterResourceRequest,
  inheritedDeletedWith: string | undefined,
): ResourceOptions {
  const list = <T>(values: T[]): T[] | undefined => (values.length > 0 ? values : undefined);
  const replacesFirst = request.getDeletebeforereplacedefined() && request.getDeletebeforereplace();
  const options: { [K in keyof ResourceOptions]: ResourceOptions[K] | undefined } = {
    protect: request.getProtect() || undefined,
    retainOnDelete: request.getRetainondelete() || undefined,
    deleteBeforeReplace: replacesFirst || undefined,
    ignoreChanges: list(request.getIgnorechangesList()),
    replaceOnChanges: list(request.getReplaceonchangesList()),
    deletedWith: request.getDeletedwith() || inheritedDeletedWith,
    importId: request.getImportid() || undefined,
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
