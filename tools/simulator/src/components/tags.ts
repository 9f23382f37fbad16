/** Tags that come from several arguments. */
import * as pulumi from "@pulumi/pulumi";

export type Tags = pulumi.Input<Readonly<Record<string, pulumi.Input<string>>> | undefined>;

/** Later tags win. */
export function mergedTags(...tags: readonly (Tags | undefined)[]): pulumi.Output<Record<string, string>> {
  return pulumi
    .all(tags.map((each) => pulumi.output(each)))
    .apply((all) => Object.assign({}, ...all) as Record<string, string>);
}
