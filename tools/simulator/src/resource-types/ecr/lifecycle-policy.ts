/** Lifecycle policy of an ECR repository: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html */
import { text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { REPOSITORY } from "../tokens.ts";

interface Rule {
  readonly rulePriority?: unknown;
  readonly selection?: { readonly tagStatus?: unknown; readonly countNumber?: unknown };
  readonly action?: { readonly type?: unknown };
}

const TAG_STATUSES = ["tagged", "untagged", "any"];
const ACTIONS = ["expire", "transition"];

export const lifecyclePolicy = defineResourceType({
  type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
  taggable: false,
  references: { repository: { type: REPOSITORY, by: "name", notFound: "RepositoryNotFoundException" } },
  refuse(inputs) {
    const rules = rulesOf(text(inputs, "policy") ?? "");
    const problem = rules ? rulesProblem(rules) : "is not a JSON object with a list of rules";
    return refusals(
      problem !== undefined &&
        refusal(
          "InvalidParameterException",
          "policy",
          `the lifecycle policy ${problem}`,
          "give rules with rulePriority, selection and action",
        ),
    );
  },
  create(inputs, context) {
    return { id: text(inputs, "repository") ?? "", outputs: { registryId: context.accountId } };
  },
});

function rulesOf(policy: string): readonly Rule[] | undefined {
  try {
    const { rules } = JSON.parse(policy) as { rules?: unknown };
    return Array.isArray(rules) && rules.length > 0 ? (rules as Rule[]) : undefined;
  } catch {
    return undefined;
  }
}

function rulesProblem(rules: readonly Rule[]): string | undefined {
  const priorities = rules.map(({ rulePriority }) => rulePriority);
  if (new Set(priorities).size < priorities.length) return "has two rules of one rulePriority";
  for (const { rulePriority, selection, action } of rules) {
    if (!isCount(rulePriority)) return "has a rule without a rulePriority of 1 or more";
    if (!TAG_STATUSES.includes(String(selection?.tagStatus)))
      return `has a selection whose tagStatus is not one of ${TAG_STATUSES.join(", ")}`;
    if (!isCount(selection?.countNumber)) return "has a selection whose countNumber is not 1 or more";
    if (!ACTIONS.includes(String(action?.type)))
      return `has an action that is not one of ${ACTIONS.join(", ")}`;
  }
  return undefined;
}

function isCount(value: unknown): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 1;
}
