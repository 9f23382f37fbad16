/**
 * Syntax of names, labels and annotations.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */

export interface NameRule {
  readonly pattern: RegExp;
  readonly maxLength: number;
  readonly says: string;
}

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

export const SUBDOMAIN_RULE: NameRule = {
  pattern: SUBDOMAIN,
  maxLength: 253,
  says: "a DNS-1123 subdomain: lowercase letters, digits, hyphens and dots",
};
export const LABEL_RULE: NameRule = {
  pattern: LABEL,
  maxLength: 63,
  says: "a DNS-1123 label: lowercase letters, digits and hyphens",
};
export const SERVICE_RULE: NameRule = {
  pattern: /^[a-z]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 63,
  says: "a DNS-1035 label: lowercase letters, digits and hyphens, a letter first",
};
export const PATH_SEGMENT_RULE: NameRule = {
  pattern: /^(?!\.{1,2}$)[^/%]+$/,
  maxLength: 253,
  says: "a path segment: no slash, no percent sign, not . or ..",
};
export const PORT_NAME_RULE: NameRule = {
  pattern: /^(?=[^a-z]*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
  maxLength: 15,
  says: "a port name: lowercase letters, digits and single hyphens, with at least one letter",
};
export const DATA_KEY_RULE: NameRule = {
  pattern: /^(?!\.{1,2}$)(?!\.\.)[-._a-zA-Z0-9]+$/,
  maxLength: 253,
  says: "a data key: letters, digits, hyphens, underscores and dots",
};
/** Pods are called <name>-<ordinal>, and a revision label <name>-<hash of 10>. */
const STATEFUL_SET_RULE: NameRule = { ...LABEL_RULE, maxLength: 52 };
/** A Job adds 11 characters: https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
const CRON_JOB_RULE: NameRule = { ...SUBDOMAIN_RULE, maxLength: 52 };
/** Pods take the name of their Job as a label. */
const JOB_RULE: NameRule = { ...SUBDOMAIN_RULE, maxLength: 63 };

export function nameRule({ group, kind }: { readonly group: string; readonly kind: string }): NameRule {
  if (group === "rbac.authorization.k8s.io") return PATH_SEGMENT_RULE;
  if (group === "" && kind === "Namespace") return LABEL_RULE;
  if (group === "" && kind === "Service") return SERVICE_RULE;
  if (group === "apps" && kind === "StatefulSet") return STATEFUL_SET_RULE;
  if (group === "batch" && kind === "CronJob") return CRON_JOB_RULE;
  if (group === "batch" && kind === "Job") return JOB_RULE;
  return SUBDOMAIN_RULE;
}

/** What is wrong with a name; undefined when nothing is. */
export function breaks(name: string, { pattern, maxLength, says }: NameRule): string | undefined {
  if (name.length > maxLength) return `has ${name.length} characters, and ${maxLength} are allowed`;
  return pattern.test(name) ? undefined : `is not ${says}`;
}

/** `name` or `prefix/name`: the prefix is a DNS subdomain, the name at most 63 characters. */
export function breaksKey(key: string): string | undefined {
  const [prefix, name, ...more] = key.includes("/") ? key.split("/") : [undefined, key];
  if (more.length > 0) return "has more than one slash";
  if (prefix !== undefined && breaks(prefix, SUBDOMAIN_RULE) !== undefined) {
    return "has a prefix that is not a DNS-1123 subdomain";
  }
  if ((name ?? "").length > 63) return `has a name of ${name?.length} characters, and 63 are allowed`;
  return QUALIFIED.test(name ?? "") ? undefined : "is not a qualified name";
}

export function breaksLabelValue(value: string): string | undefined {
  if (value.length > 63) return `has ${value.length} characters, and 63 are allowed`;
  return value === "" || QUALIFIED.test(value)
    ? undefined
    : "is not a label value: letters, digits, hyphens, underscores and dots, a letter or digit first and last";
}
