/** Label selectors, in three values: labels that are known only in part may match or not. */
import { strings } from "../objects.ts";
import { entries, record, records, text, texts } from "../read.ts";

export type Answer = "yes" | "no" | "unknown";

export interface Requirement {
  readonly key: string;
  readonly operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
  readonly values: readonly string[];
}

export interface Labelled {
  readonly labels: Readonly<Record<string, string>>;
  /** False where there may be more labels than these. */
  readonly complete: boolean;
}

/** Labels that controllers put on pods besides those of the template. */
const ADDED_BY_CONTROLLERS = new Set([
  "apps.kubernetes.io/pod-index",
  "batch.kubernetes.io/controller-uid",
  "batch.kubernetes.io/job-name",
  "controller-revision-hash",
  "controller-uid",
  "job-name",
  "pod-template-hash",
  "rollouts-pod-template-hash",
  "security.istio.io/tlsMode",
  "service.istio.io/canonical-name",
  "service.istio.io/canonical-revision",
  "statefulset.kubernetes.io/pod-name",
]);

/** matchLabels and matchExpressions. */
export function labelSelector(selector: unknown): Requirement[] {
  const { matchLabels, matchExpressions } = record(selector);
  return [
    ...mapSelector(matchLabels),
    ...records(matchExpressions).map(([{ key, operator, values }]) => ({
      key: text(key) ?? "",
      operator: (text(operator) ?? "In") as Requirement["operator"],
      values: texts(values),
    })),
  ];
}

/** The plain map of a Service. */
export function mapSelector(map: unknown): Requirement[] {
  return Object.entries(strings(map)).map(([key, value]) => ({ key, operator: "In", values: [value] }));
}

export function isEmpty(selector: unknown): boolean {
  return labelSelector(selector).length === 0 && entries(selector).every(([key]) => key.startsWith("match"));
}

export function matches(requirements: readonly Requirement[], labelled: Labelled): Answer {
  const answers = requirements.map((requirement) => meets(requirement, labelled));
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

function meets({ key, operator, values }: Requirement, { labels, complete }: Labelled): Answer {
  const value = labels[key];
  if (value === undefined) {
    if (!complete || ADDED_BY_CONTROLLERS.has(key)) return "unknown";
    return operator === "NotIn" || operator === "DoesNotExist" ? "yes" : "no";
  }
  switch (operator) {
    case "In":
      return values.includes(value) ? "yes" : "no";
    case "NotIn":
      return values.includes(value) ? "no" : "yes";
    case "Exists":
      return "yes";
    case "DoesNotExist":
      return "no";
  }
}

/** app=api,tier in (a,b),!canary */
export function selectorText(requirements: readonly Requirement[]): string {
  return requirements
    .map(({ key, operator, values }) => {
      if (operator === "Exists") return key;
      if (operator === "DoesNotExist") return `!${key}`;
      if (operator === "In" && values.length === 1) return `${key}=${values[0]}`;
      return `${key} ${operator === "In" ? "in" : "notin"} (${values.join(",")})`;
    })
    .join(",");
}
