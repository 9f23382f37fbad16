// Proves that a role which only its own policies mention is a violation, and that each kind of use is none.
import { EKS_CLUSTER, IAM_POLICY, IAM_ROLE, INSTANCE_PROFILE, ROLE_POLICY_ATTACHMENT } from "../types.ts";
import { proveStackRule } from "../testing/prove.ts";
import { noUnusedRoles } from "./no-unused-roles.ts";

const ROLE = {
  type: IAM_ROLE,
  name: "worker",
  inputs: {
    name: "worker",
    assumeRolePolicy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
    },
  },
};
const FINDINGS = ["worker, is used by nothing in the stack"];

proveStackRule(noUnusedRoles, {
  passes: {
    "an ARN deep inside": [
      ROLE,
      {
        type: EKS_CLUSTER,
        name: "main",
        inputs: { nested: [{ roleArn: "arn:aws:iam::111122223333:role/worker" }] },
      },
    ],
    "a policy that names it": [
      ROLE,
      {
        type: IAM_POLICY,
        name: "pass",
        inputs: {
          policy:
            '{"Statement":{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/worker"}}',
        },
      },
    ],
    "a use that is not known yet": [
      ROLE,
      {
        type: EKS_CLUSTER,
        name: "main",
        inputs: {},
        dependsOn: ["urn:pulumi:test::drydock-test::aws:iam/role:Role::worker"],
      },
    ],
    "a role for people": [
      {
        ...ROLE,
        inputs: {
          name: "worker",
          assumeRolePolicy: {
            Statement: {
              Effect: "Allow",
              Principal: { AWS: "arn:aws:iam::111122223333:root" },
              Action: "sts:AssumeRole",
            },
          },
        },
      },
    ],
  },
  refuses: {
    "a role alone": { stack: [ROLE], findings: FINDINGS },
    "an attachment": {
      stack: [
        ROLE,
        {
          type: ROLE_POLICY_ATTACHMENT,
          name: "worker",
          inputs: { role: "worker", policyArn: "arn:aws:iam::aws:policy/x" },
        },
      ],
      findings: FINDINGS,
    },
    "a longer name": {
      stack: [ROLE, { type: INSTANCE_PROFILE, name: "other", inputs: { role: "worker-2" } }],
      findings: FINDINGS,
    },
  },
});
