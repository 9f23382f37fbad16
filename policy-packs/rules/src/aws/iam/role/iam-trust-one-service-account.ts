/** A role for workloads is for one service account. */
import { shown } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, cisEks } from "../../frameworks.ts";
import { trustAllows } from "../../policies-of.ts";
import { narrowedBy } from "../../policy-conditions.ts";
import type { Statement } from "../../policy-document.ts";
import { IAM_ROLE } from "../../types.ts";

const POD_IDENTITY = "pods.eks.amazonaws.com";
const POD_TAGS = ["aws:requesttag/kubernetes-namespace", "aws:requesttag/kubernetes-service-account"];

export const iamTrustOneServiceAccount = defineResourceRule({
  id: "iam-trust-one-service-account",
  title: "Roles for workloads name their service account",
  description:
    "Without the name any pod of the cluster, or any workflow of the identity provider, can become the workload.",
  severity: "high",
  frameworks: [
    checkov("CKV_AWS_358", "Trust of GitHub Actions names what may assume the role."),
    cisEks("5.2.1", "Workloads have identities of their own."),
  ],
  remediation:
    "put a StringEquals condition on the sub of the token, or for Pod Identity on aws:RequestTag/kubernetes-namespace and aws:RequestTag/kubernetes-service-account",
  url: "https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html",
  types: [IAM_ROLE],
  examples: {
    good: {
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Federated: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC",
            },
            Action: "sts:AssumeRoleWithWebIdentity",
            Condition: {
              StringEquals: {
                "oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub": "system:serviceaccount:orders:worker",
                "oidc.eks.eu-west-1.amazonaws.com/id/ABC:aud": "sts.amazonaws.com",
              },
            },
          },
        ],
      },
    },
    bad: {
      assumeRolePolicy: {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: {
              Federated: "arn:aws:iam::111122223333:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABC",
            },
            Action: "sts:AssumeRoleWithWebIdentity",
          },
        ],
      },
    },
  },
  judge,
});

function judge(resource: JudgedResource): readonly Finding[] {
  return trustAllows(resource).flatMap((statement) => [...webIdentity(statement), ...podIdentity(statement)]);
}

function webIdentity(statement: Statement): readonly Finding[] {
  const providers = statement.principals.filter(
    ({ kind, value }) => kind === "Federated" && value.includes(":oidc-provider/"),
  );
  if (providers.length === 0) return [];
  const ofCluster = providers.some(({ value }) => /\/oidc\.eks[.-]/.test(value));
  return named(statement, /:sub$/, "sub", "subject of the token", ofCluster ? wildcard : wildcardInOwner);
}

function podIdentity(statement: Statement): readonly Finding[] {
  if (!statement.principals.some(({ kind, value }) => kind === "Service" && value === POD_IDENTITY))
    return [];
  return POD_TAGS.flatMap((key) => named(statement, new RegExp(`^${key}$`), key, "service account"));
}

const wildcard = (value: string): boolean => /[*?]/.test(value);

/** Providers of pipelines put the owner first, repo:owner/name:ref:refs/heads/main: what follows may vary. */
function wildcardInOwner(value: string): boolean {
  const [kind = "", owner = "", ...rest] = value.split(":");
  return wildcard(rest.length > 0 ? `${kind}:${owner}` : value);
}

/** A wildcard in a name takes more than one, also under an operator that compares literally: nobody means that. */
function named(
  statement: Statement,
  key: RegExp,
  name: string,
  what: string,
  tooWide = wildcard,
): readonly Finding[] {
  const values = statement.conditions
    .filter((condition) => key.test(condition.key))
    .flatMap((condition) => condition.values);
  if (narrowedBy(statement, [key]) && !values.some(tooWide)) return [];
  const is = values.length > 0 ? shown(values) : "not set";
  return [{ path: `${statement.path}.Condition`, message: `must name one ${what} (${name} is ${is})` }];
}
