/** Provider resources: any package's, configured with whatever it takes. */
import { uuid } from "../../account/identifiers.ts";
import { defineResourceType, type ResourceFamily } from "../../resource-type.ts";

export const PROVIDERS: ResourceFamily = {
  pattern: /^pulumi:providers:[a-z][\w-]*$/,
  of: (type) =>
    defineResourceType({
      type,
      taggable: false,
      scope: "global",
      create: (_inputs, context) => ({ id: uuid(context, "provider"), outputs: {} }),
    }),
};
