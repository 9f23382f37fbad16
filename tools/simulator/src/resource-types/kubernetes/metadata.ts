/** What the API server refuses about an object's name, labels and annotations. */
import type { Properties } from "../../account/account.ts";
import { object, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import type { Kind } from "./kinds.ts";

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
/** RBAC names are path segments: anything but slashes, percent signs and the dots that mean directories. */
const PATH_SEGMENT = /^(?!\.{1,2}$)[^/%]+$/;
const QUALIFIED_NAME = /^[A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/;
const ANNOTATIONS_LIMIT = 256 * 1024;

interface NameRule {
  readonly pattern: RegExp;
  readonly maxLength: number;
  readonly says: string;
}

const NAME_RULES = {
  subdomain: { pattern: SUBDOMAIN, maxLength: 253, says: "a lowercase RFC 1123 subdomain" },
  label: { pattern: LABEL, maxLength: 63, says: "a lowercase RFC 1123 label" },
  label1035: { pattern: LABEL_1035, maxLength: 63, says: "an RFC 1035 label" },
  pathSegment: { pattern: PATH_SEGMENT, maxLength: 253, says: "a path segment" },
} as const satisfies Record<string, NameRule>;

function nameRule({ group, kind }: Kind): NameRule {
  if (group === "rbac.authorization.k8s.io") return NAME_RULES.pathSegment;
  if (group === "" && kind === "Namespace") return NAME_RULES.label;
  if (group === "" && kind === "Service") return NAME_RULES.label1035;
  return NAME_RULES.subdomain;
}

export function metadataRefusals(kind: Kind, metadata: Properties): Refusal[] {
  const name = text(metadata, "name");
  const namespace = text(metadata, "namespace");
  return refusals(
    name !== undefined && nameRefusals(name, nameRule(kind), "metadata.name"),
    name === undefined && text(metadata, "generateName") === undefined && noName(kind),
    namespace !== undefined && nameRefusals(namespace, NAME_RULES.label, "metadata.namespace"),
    labelRefusals(object(metadata, "labels") ?? {}),
    annotationRefusals(object(metadata, "annotations") ?? {}),
  );
}

export function nameRefusals(name: string, rule: NameRule, property: string): Refusal[] {
  const { pattern, maxLength, says } = rule;
  return refusals(
    (name.length > maxLength || !pattern.test(name)) &&
      refusal(
        "Invalid",
        property,
        `${JSON.stringify(name)} is not ${says} of at most ${maxLength} characters`,
        "use lowercase letters, digits and hyphens, beginning and ending with a letter or digit",
      ),
  );
}

/** Helm holds release names to 53 characters: https://helm.sh/docs/chart_template_guide/getting_started/ */
export const RELEASE_NAME: NameRule = { pattern: SUBDOMAIN, maxLength: 53, says: "a Helm release name" };

function noName({ kind, patch }: Kind): Refusal {
  return refusal(
    "Invalid",
    "metadata.name",
    patch ? `a patch of a ${kind} needs the name of the object` : "name or generateName is required",
    "set metadata.name",
  );
}

function labelRefusals(labels: Properties): Refusal[] {
  return Object.entries(labels).flatMap(([key, value]) =>
    refusals(
      keyRefusal(key, "metadata.labels"),
      (typeof value !== "string" || !LABEL_VALUE.test(value)) &&
        refusal(
          "Invalid",
          `metadata.labels.${key}`,
          `${JSON.stringify(value)} is not a label value`,
          "use at most 63 letters, digits, hyphens, underscores and dots, beginning and ending with a letter or digit",
        ),
    ),
  );
}

function annotationRefusals(annotations: Properties): Refusal[] {
  const entries = Object.entries(annotations);
  const size = entries.reduce((sum, [key, value]) => sum + key.length + String(value).length, 0);
  return refusals(
    ...entries.map(([key]) => keyRefusal(key.toLowerCase(), "metadata.annotations")),
    ...entries
      .filter(([, value]) => typeof value !== "string")
      .map(([key]) =>
        refusal(
          "BadRequest",
          `metadata.annotations.${key}`,
          "is not a string",
          "write the value as a string",
        ),
      ),
    size > ANNOTATIONS_LIMIT &&
      refusal(
        "Invalid",
        "metadata.annotations",
        `annotations hold ${size} bytes; the API server takes ${ANNOTATIONS_LIMIT}`,
        "move the data into a ConfigMap",
      ),
  );
}

/** `name` or `prefix/name`, where the prefix is a DNS subdomain. */
function keyRefusal(key: string, property: string): Refusal | undefined {
  const [prefix, ...rest] = key.includes("/") ? key.split("/") : [undefined, key];
  const name = rest.join("/");
  if (
    QUALIFIED_NAME.test(name) &&
    (prefix === undefined || (SUBDOMAIN.test(prefix) && prefix.length <= 253))
  ) {
    return undefined;
  }
  return refusal(
    "Invalid",
    property,
    `${JSON.stringify(key)} is not a qualified name`,
    "use an optional DNS subdomain and a slash, then at most 63 letters, digits, hyphens, underscores and dots",
  );
}
