/** Quotas of identity and the rest of the account: roles, policies and their size, keys, event rules. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { text } from "../kubernetes/read.ts";
import { type Platform, ROLE } from "../platform/platform.ts";
import { inRegion, type Measure, perKey, type Use } from "./measure.ts";

/** IAM counts no white space; a policy that is not written as text is counted as the text that it becomes. */
export function policyLength(policy: unknown): number {
  const written = typeof policy === "string" ? policy : (JSON.stringify(policy) ?? "");
  return written.replaceAll(/\s/g, "").length;
}

function lengths(resources: readonly PlannedResource[], field: string): Use[] {
  return resources.map((subject) => {
    const used = policyLength(subject.inputs[field]);
    return { subject, used, evidence: `${field} of ${used} characters` };
  });
}

function inlinePolicies({ of }: Platform): Use[] {
  const groups = Map.groupBy(of("aws:iam/rolePolicy:RolePolicy"), ({ inputs }) => text(inputs["role"]) ?? "");
  return [...groups].flatMap(([role, policies]) => {
    const [subject] = policies;
    const used = policies.reduce((sum, { inputs }) => sum + policyLength(inputs["policy"]), 0);
    return subject ? [{ subject, used, evidence: `${policies.length} inline policies of ${role}` }] : [];
  });
}

export const IDENTITY: readonly Measure[] = [
  {
    quota: "roles",
    instead: "remove roles that nothing uses",
    uses: ({ of }) => inRegion(of(ROLE), "roles"),
  },
  {
    quota: "policiesPerRole",
    instead: "put statements into fewer policies",
    uses: ({ of }) =>
      perKey(
        of("aws:iam/rolePolicyAttachment:RolePolicyAttachment"),
        ({ inputs }) => text(inputs["role"]),
        "attached policies",
      ),
  },
  {
    quota: "managedPolicyCharacters",
    instead: "split the policy",
    uses: ({ of }) => lengths(of("aws:iam/policy:Policy"), "policy"),
  },
  { quota: "inlinePolicyCharacters", instead: "use managed policies", uses: inlinePolicies },
  {
    quota: "trustPolicyCharacters",
    instead: "use a role for each that assumes it",
    uses: ({ of }) => lengths(of(ROLE), "assumeRolePolicy"),
  },
  { quota: "keys", instead: "share keys", uses: ({ of }) => inRegion(of("aws:kms/key:Key"), "keys") },
  {
    quota: "eventRules",
    instead: "put patterns with one target together",
    uses: ({ of }) =>
      perKey(
        of("aws:cloudwatch/eventRule:EventRule"),
        ({ inputs }) => text(inputs["eventBusName"]) ?? "default",
        "rules of the event bus",
      ),
  },
];
