/** Service account of the pods, and its permissions. */
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { roleRules, serviceAccountAnnotations } from "../objects/access.ts";
import { type Context, metadata } from "./context.ts";

export interface Identity {
  readonly serviceAccountName: pulumi.Output<string>;
  readonly binding: k8s.rbac.v1.RoleBinding;
}

export function createIdentity(context: Context): Identity {
  const account = createServiceAccount(context);
  const role = createRole(context);
  return {
    serviceAccountName: account.metadata.name,
    binding: createRoleBinding(context, account, role),
  };
}

function createServiceAccount(context: Context): k8s.core.v1.ServiceAccount {
  const { parent, name, plan } = context;
  const args = plan.args.serviceAccount ?? {};
  return new k8s.core.v1.ServiceAccount(
    `${name}-service-account`,
    {
      metadata: metadata(context, plan.serviceAccountName, serviceAccountAnnotations(args)),
      automountServiceAccountToken: args.mountToken ?? false,
    },
    { parent },
  );
}

function createRole(context: Context): k8s.rbac.v1.Role {
  const { parent, name, plan } = context;
  return new k8s.rbac.v1.Role(
    `${name}-role`,
    { metadata: metadata(context), rules: roleRules(plan.args.serviceAccount ?? {}) },
    { parent },
  );
}

function createRoleBinding(
  context: Context,
  account: k8s.core.v1.ServiceAccount,
  role: k8s.rbac.v1.Role,
): k8s.rbac.v1.RoleBinding {
  const { parent, name, plan } = context;
  return new k8s.rbac.v1.RoleBinding(
    `${name}-role-binding`,
    {
      metadata: metadata(context),
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: role.metadata.name },
      subjects: [{ kind: "ServiceAccount", name: account.metadata.name, namespace: plan.args.namespace }],
    },
    { parent },
  );
}
