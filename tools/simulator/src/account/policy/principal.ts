/** Principals: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
import type { Properties } from "../account.ts";
import { isObject } from "../input.ts";
import { type Problem, valueProblems } from "./document.ts";

const ARN =
  /^arn:aws(-cn|-us-gov)?:(iam|sts)::\d{12}:(root|(user|role|assumed-role|federated-user)\/[\w+=,.@/-]+)$/;
/** The id of a user or role that is gone stays behind in policies that named it. */
const UNIQUE_ID = /^A(ID|RO|GP)A[A-Z0-9]{12,}$/;
const SERVICE = /^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|aws\.internal|aws)$/;
const FEDERATED =
  /^(arn:aws(-cn|-us-gov)?:iam::\d{12}:(oidc|saml)-provider\/\S+|cognito-identity\.amazonaws\.com|accounts\.google\.com|graph\.facebook\.com|www\.amazon\.com)$/;

const FORMS: Readonly<Record<string, { readonly is: (value: string) => boolean; readonly example: string }>> =
  {
    AWS: {
      is: (value) => value === "*" || /^\d{12}$/.test(value) || ARN.test(value) || UNIQUE_ID.test(value),
      example: "the ARN of a role, or an account id; wildcards inside an ARN are not taken",
    },
    Service: { is: (value) => SERVICE.test(value), example: "ec2.amazonaws.com" },
    Federated: { is: (value) => FEDERATED.test(value), example: "the ARN of an OIDC or SAML provider" },
    CanonicalUser: { is: (value) => /^[0-9a-f]{64}$/.test(value), example: "an S3 canonical user id" },
  };

export function principalProblems(statement: Properties, at: string): Problem[] {
  return ["Principal", "NotPrincipal"]
    .filter((key) => statement[key] !== undefined)
    .flatMap((key) => principalProblem(statement[key], `${at}.${key}`));
}

function principalProblem(principal: unknown, at: string): Problem[] {
  if (principal === "*") return [];
  if (!isObject(principal) || Object.keys(principal).length === 0) {
    return [
      [
        `${at} is ${JSON.stringify(principal)}`,
        'write "*" or an object such as { "Service": "ec2.amazonaws.com" }',
      ],
    ];
  }
  return Object.entries(principal).flatMap(([kind, value]) => {
    const form = FORMS[kind];
    if (!form)
      return [[`${at} has the unknown kind ${kind}`, `use ${Object.keys(FORMS).join(", ")}`] as const];
    return valueProblems(value, `${at}.${kind}`, (item, where) =>
      form.is(item)
        ? undefined
        : [`${where} is ${JSON.stringify(item)}, which is no ${kind} principal`, `name ${form.example}`],
    );
  });
}
