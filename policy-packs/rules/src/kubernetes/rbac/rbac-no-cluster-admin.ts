/** No binding gives the role that allows everything. */
import { defineObjectRule } from "../../rule.ts";
import { cisEks, cisKubernetes, hardeningGuide, kubescape } from "../frameworks.ts";
import { BINDING_KINDS, exampleBinding, roleOf } from "./subjects.ts";

export const rbacNoClusterAdmin = defineObjectRule({
  id: "rbac-no-cluster-admin",
  title: "Nothing is bound to cluster-admin",
  description:
    "The role allows every verb on every resource. In a RoleBinding that is still everything in the namespace: its secrets, its roles, its quota.",
  severity: "critical",
  frameworks: [
    cisKubernetes("5.1.1", "The role cluster-admin is only used where it must be."),
    cisEks("4.1.1", "The role cluster-admin is only used where it must be."),
    kubescape("C-0035", "Few have administrative roles."),
    kubescape("C-0185", "The role cluster-admin is only used where it must be."),
    hardeningGuide("Role-based access control", "Roles give the least that is needed."),
  ],
  remediation:
    "bind a role with what is needed; for people who administer an EKS cluster use an access entry, which is logged and can end",
  url: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles",
  kinds: BINDING_KINDS,
  examples: { good: exampleBinding("developers"), bad: exampleBinding("developers", "cluster-admin") },
  judge: (binding) =>
    roleOf(binding) === "cluster-admin"
      ? [{ path: "roleRef.name", message: 'must be a role with less (is "cluster-admin")' }]
      : [],
});
