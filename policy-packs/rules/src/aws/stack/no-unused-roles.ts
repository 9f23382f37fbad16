/** Every role for a service is used. */
import { defineStackRule, type JudgedResource, type JudgedStack, type StackFinding } from "../../rule.ts";
import { trustAllows } from "../policies-of.ts";
import {
  IAM_ROLE,
  IAM_ROLE_POLICY,
  INSTANCE_PROFILE,
  POLICY_ATTACHMENT,
  ROLE_POLICY_ATTACHMENT,
} from "../types.ts";
import { textOf } from "../values.ts";

/** What says something about a role, and does not use it. */
const OF_THE_ROLE = new Set([IAM_ROLE_POLICY, ROLE_POLICY_ATTACHMENT, POLICY_ATTACHMENT, IAM_ROLE]);

export const noUnusedRoles = defineStackRule({
  id: "no-unused-roles",
  title: "Roles for services are used",
  description:
    "A role that nothing uses keeps its permissions: it is there for whoever finds a way to pass it.",
  severity: "low",
  frameworks: [],
  remediation: "use the role or remove it",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
  examples: {
    good: [
      {
        type: IAM_ROLE,
        name: "worker",
        inputs: {
          name: "worker",
          assumeRolePolicy: {
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
            ],
          },
        },
      },
      { type: INSTANCE_PROFILE, name: "worker", inputs: { role: "worker" } },
    ],
    bad: [
      {
        type: IAM_ROLE,
        name: "worker",
        inputs: {
          name: "worker",
          assumeRolePolicy: {
            Version: "2012-10-17",
            Statement: [
              { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
            ],
          },
        },
      },
      { type: IAM_ROLE_POLICY, name: "worker", inputs: { role: "worker", policy: "{}" } },
    ],
  },
  judge,
});

function judge({ resources, objects }: JudgedStack): readonly StackFinding[] {
  const others = resources.filter(({ type }) => !OF_THE_ROLE.has(type) && !type.startsWith("pulumi:"));
  const depended = new Set(others.flatMap(({ dependsOn = [] }) => dependsOn));
  const candidates = resources.filter(
    (role) => role.type === IAM_ROLE && !depended.has(role.urn) && forServices(role),
  );
  // Reading everything costs, and fails on what is not known yet: only for roles that nothing depends on.
  if (candidates.length === 0) return [];
  const text = JSON.stringify([others.map(({ inputs }) => inputs), objects.map(({ object }) => object)]);
  return candidates
    .filter((role) => !mentions(text, role))
    .map((subject) => ({ subject, path: "", message: "is used by nothing in the stack" }));
}

/** Roles for people, accounts and identity providers are used from outside. */
const forServices = (role: JudgedResource): boolean =>
  trustAllows(role).every(({ principals }) => principals.every(({ kind }) => kind === "Service"));

/** Whether the role's name stands somewhere as a whole value, or at the end of an ARN. */
function mentions(text: string, { id, inputs }: JudgedResource): boolean {
  return [id, inputs["name"]].some((name) => {
    const written = textOf(name);
    return (
      written !== undefined &&
      [`"${written}"`, `/${written}"`, `/${written}\\"`].some((form) => text.includes(form))
    );
  });
}
