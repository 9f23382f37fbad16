// Proves that a role which any service account can assume is a violation, by web identity and by Pod Identity.
import { proveResourceRule } from "../../testing/prove.ts";
import { iamTrustOneServiceAccount } from "./iam-trust-one-service-account.ts";

const STATEMENT = "assumeRolePolicy.Statement[0]";
const SUB = `${STATEMENT}.Condition.StringEquals["oidc.eks.eu-west-1.amazonaws.com/id/ABC:sub"]`;
const pods = (tags: Readonly<Record<string, string>>): unknown => ({
  Effect: "Allow",
  Principal: { Service: "pods.eks.amazonaws.com" },
  Action: ["sts:AssumeRole", "sts:TagSession"],
  Condition: { StringEquals: tags },
});
const NAMESPACE = { "aws:RequestTag/kubernetes-namespace": "orders" };
const ACCOUNT = { "aws:RequestTag/kubernetes-service-account": "worker" };

const pipeline = (sub: string): unknown => ({
  Effect: "Allow",
  Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com" },
  Action: "sts:AssumeRoleWithWebIdentity",
  Condition: { StringLike: { "token.actions.githubusercontent.com:sub": sub } },
});

proveResourceRule(iamTrustOneServiceAccount, {
  passes: [
    [STATEMENT, pods({ ...NAMESPACE, ...ACCOUNT })],
    [STATEMENT, pipeline("repo:example/orders:ref:refs/heads/*")],
  ],
  refuses: [
    [
      STATEMENT,
      pipeline("repo:example/*"),
      [`${STATEMENT}.Condition: must name one subject of the token (sub is ["repo:example/*"])`],
    ],
    [
      STATEMENT,
      pipeline("repo:*:ref:refs/heads/main"),
      [`${STATEMENT}.Condition: must name one subject of the token (sub is ["repo:*:ref:refs/heads/main"])`],
    ],
    [SUB, undefined, [`${STATEMENT}.Condition: must name one subject of the token (sub is not set)`]],
    [
      SUB,
      "system:serviceaccount:orders:*",
      [
        `${STATEMENT}.Condition: must name one subject of the token (sub is ["system:serviceaccount:orders:*"])`,
      ],
    ],
    [
      STATEMENT,
      pods(NAMESPACE),
      [
        `${STATEMENT}.Condition: must name one service account (aws:requesttag/kubernetes-service-account is not set)`,
      ],
    ],
    [
      STATEMENT,
      pods({ ...NAMESPACE, "aws:RequestTag/kubernetes-service-account": "*" }),
      [
        `${STATEMENT}.Condition: must name one service account (aws:requesttag/kubernetes-service-account is ["*"])`,
      ],
    ],
  ],
});
