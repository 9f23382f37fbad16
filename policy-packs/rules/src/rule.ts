/** What a rule is: a pure judgement, and what people need to know about it. */
import type { Inputs } from "./inputs.ts";
import type { JudgedPod } from "./kubernetes/pods-of.ts";
import type { RuleSettings } from "./settings.ts";

export type { Inputs } from "./inputs.ts";
export type { JudgedContainer, JudgedPod } from "./kubernetes/pods-of.ts";
export type { RuleSettings } from "./settings.ts";

export type Severity = "low" | "medium" | "high" | "critical";

/** Whether a violation stops a deployment. Packs pick it; rules do not. */
export type Level = "advisory" | "mandatory";

/** What a rule sees of a resource: the inputs as the provider receives them, and how it hangs together with others. */
export interface JudgedResource {
  readonly urn: string;
  /** Type token: aws:eks/cluster:Cluster. */
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  readonly inputs: Inputs;
  /** Physical id, where one is known: inputs of other resources refer to it. */
  readonly id?: string;
  /** URNs of what it depends on, by option or by input. */
  readonly dependsOn?: readonly string[];
}

/** An object as the Kubernetes API takes it. Only its outline is known: any field can hold anything. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: KubernetesMetadata;
  readonly [field: string]: unknown;
}

export interface KubernetesMetadata {
  readonly name?: string;
  readonly generateName?: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Everything that is judged together: a Pulumi stack, a plan, or all documents of one check. */
export interface JudgedStack {
  readonly resources: readonly JudgedResource[];
  readonly objects: readonly StackObject[];
}

/** An object, and the resource that creates it; none for an object that was read from a file. */
export interface StackObject {
  readonly object: KubernetesObject;
  readonly resource?: JudgedResource;
}

/** One thing that is wrong. */
export interface Finding {
  /** Where, inside the resource's inputs or the object: spec.containers[0].image; empty for the whole. */
  readonly path: string;
  /** What is wrong, with the offending value in it; reads on from the path. */
  readonly message: string;
}

export interface StackFinding extends Finding {
  /** What the finding is about: an element of the stack itself, not a copy. */
  readonly subject: JudgedResource | KubernetesObject;
}

/** A control of a published framework that a rule implements, wholly or in part. */
export interface Framework {
  readonly name: string;
  readonly version: string;
  /** Id of the control: EC2.170. */
  readonly reference: string;
  /** What the control asks for, in our words. */
  readonly specification: string;
}

/**
 * One that passes and one that fails: inputs of the first type for a resource rule, a whole object for an object or pod
 * rule, and for a stack rule a list of objects, or of `{ type, name, inputs }` resources, or of both.
 */
export interface Examples {
  readonly good: unknown;
  readonly bad: unknown;
}

export interface RuleFacts {
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
  /** Path of the environment file that decides it, when one does: cluster.endpointPublicAccess. */
  readonly environmentPath?: string;
  readonly examples: Examples;
}

/** Judges the inputs of one Pulumi resource. */
export interface ResourceRule extends RuleFacts {
  readonly subject: "resource";
  /** Pulumi type tokens that the rule judges. */
  readonly types: readonly string[];
  /** One finding for each thing that is wrong; none passes. Must be pure. */
  judge(resource: JudgedResource, settings: RuleSettings): readonly Finding[];
}

/** Judges one Kubernetes object. */
export interface ObjectRule extends RuleFacts {
  readonly subject: "object";
  /** `*` for every kind; else group and kind without the version, apps:Deployment; the core group is empty, :Namespace. */
  readonly kinds: readonly string[];
  judge(object: KubernetesObject, settings: RuleSettings): readonly Finding[];
}

/** Judges one pod, wherever it is written: as a Pod, or as the template of another kind. */
export interface PodRule extends RuleFacts {
  readonly subject: "pod";
  judge(pod: JudgedPod, settings: RuleSettings): readonly Finding[];
}

/** Judges what no resource can show alone. */
export interface StackRule extends RuleFacts {
  readonly subject: "stack";
  judge(stack: JudgedStack, settings: RuleSettings): readonly StackFinding[];
}

export type Rule = ResourceRule | ObjectRule | PodRule | StackRule;

export const defineResourceRule = (rule: Omit<ResourceRule, "subject">): ResourceRule => ({
  subject: "resource",
  ...rule,
});
export const defineObjectRule = (rule: Omit<ObjectRule, "subject">): ObjectRule => ({
  subject: "object",
  ...rule,
});
export const definePodRule = (rule: Omit<PodRule, "subject">): PodRule => ({ subject: "pod", ...rule });
export const defineStackRule = (rule: Omit<StackRule, "subject">): StackRule => ({
  subject: "stack",
  ...rule,
});

/** One line a control, as the plan record and reports print it. */
export function frameworkLabel({ name, version, reference }: Framework): string {
  return `${name} ${version} ${reference}`;
}

/** A finding as one line. */
export function findingText({ path, message }: Finding): string {
  return path === "" ? message : `${path}: ${message}`;
}
