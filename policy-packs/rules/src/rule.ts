/** What a rule is: a pure judgement of one resource's inputs, and what people need to know about it. */
import type { PlannedResource, PolicyViolation } from "@drydock/core/plan-record";

/** What a rule sees of a resource: the inputs as the provider receives them, and nothing that is decided later. */
export type JudgedResource = Pick<PlannedResource, "urn" | "type" | "name" | "inputs">;

export type Severity = PolicyViolation["severity"];
export type Level = PolicyViolation["level"];

/** A control of a published framework that a rule implements, wholly or in part. */
export interface Framework {
  readonly name: string;
  readonly version: string;
  /** Id of the control: EC2.170. */
  readonly reference: string;
  /** What the control asks for, in our words. */
  readonly specification: string;
}

export interface Rule {
  /** Kebab-case; the name of the rule's file and of its page under docs/rules. Never changes once released. */
  readonly id: string;
  readonly title: string;
  /** Why the rule is there: what goes wrong without it. */
  readonly description: string;
  readonly severity: Severity;
  readonly frameworks: readonly Framework[];
  /** What to change, in the terms of the resource. */
  readonly remediation: string;
  /** Public page that explains the risk or the setting. */
  readonly url: string;
  /** Pulumi type tokens that the rule judges. */
  readonly types: readonly string[];
  /** One message for each thing that is wrong; an empty list passes. Must be pure. */
  judge(resource: JudgedResource): readonly string[];
}

export function defineRule(rule: Rule): Rule {
  return rule;
}

/** One line a control, as the plan record and reports print it. */
export function frameworkLabel({ name, version, reference }: Framework): string {
  return `${name} ${version} ${reference}`;
}
