/** Configuration of an add-on as the text that EKS stores. */
import * as pulumi from "@pulumi/pulumi";

export type ConfigurationValue =
  | string
  | number
  | boolean
  | pulumi.Output<string>
  | readonly ConfigurationValue[]
  | { readonly [key: string]: ConfigurationValue | undefined };

/** Keys of the add-on's own schema: aws eks describe-addon-configuration. Absent keys keep the add-on's default. */
export type AddonConfiguration = Readonly<Record<string, ConfigurationValue | undefined>>;

/** JSON with sorted keys: EKS compares texts, and a reordered object must not be an update. */
export function configurationText(configuration: pulumi.Input<AddonConfiguration>): pulumi.Output<string> {
  return pulumi.jsonStringify(configuration).apply((text) => JSON.stringify(sorted(JSON.parse(text))));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]),
  );
}
