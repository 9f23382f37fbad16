/** Who may enter the cluster: the deployer of the environment's own account, and each principal once. */
import type { Finding } from "../problems/problem.ts";
import type { Check } from "./check.ts";

export const deployerAccount: Check = {
  reads: ["aws.accountId", "cluster.access.deployerRoleArn"],
  find: ({ aws: { accountId }, cluster }): Finding[] => {
    const { deployerRoleArn } = cluster.access;
    const account = deployerRoleArn.split(":")[4];
    if (account === accountId) return [];
    return [
      {
        path: ["cluster", "access", "deployerRoleArn"],
        given: deployerRoleArn,
        allowed: `a role of account ${accountId}`,
        message: `must be a role of aws.accountId (got account ${account}, the environment's is ${accountId})`,
        change: `name the deployer role of account ${accountId}`,
      },
    ];
  },
};

/** EKS associates an access policy with a principal once, in one scope. */
export const policiesUnique: Check = {
  reads: ["cluster.access.entries.*.policies"],
  find: ({ cluster: { access } }) =>
    Object.entries(access.entries).flatMap(([name, { policies }]) =>
      policies.flatMap(({ policy }, i): Finding[] => {
        const first = policies.findIndex((other) => other.policy === policy);
        if (first === i) return [];
        return [
          {
            path: ["cluster", "access", "entries", name, "policies", i, "policy"],
            given: policy,
            message: `must be granted once (got ${policy}, as in policies[${first}])`,
            change: "merge the two: their namespaces fit into one scope",
          },
        ];
      }),
    ),
};

export const principalsUnique: Check = {
  reads: ["cluster.access.deployerRoleArn", "cluster.access.entries.*.principalArn"],
  find: ({ cluster: { access } }) => {
    const holders = [
      ["deployerRoleArn", access.deployerRoleArn] as const,
      ...Object.entries(access.entries).map(
        ([name, { principalArn }]) => [`entries.${name}`, principalArn] as const,
      ),
    ];
    return Object.entries(access.entries).flatMap(([name, { principalArn }]): Finding[] => {
      const [first] = holders.find(([, arn]) => arn === principalArn) ?? [];
      if (first === `entries.${name}`) return [];
      return [
        {
          path: ["cluster", "access", "entries", name, "principalArn"],
          given: principalArn,
          message: `must be granted access once (got ${principalArn}, which ${first} names too)`,
          change: "merge the two: EKS keeps one access entry for each principal",
        },
      ];
    });
  },
};
