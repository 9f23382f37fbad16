/** Who a binding gives a role to. */
import { itemsAt, joined } from "../../inputs.ts";
import type { KubernetesObject, ObjectRule } from "../../rule.ts";

export const BINDING_KINDS = [
  "rbac.authorization.k8s.io:ClusterRoleBinding",
  "rbac.authorization.k8s.io:RoleBinding",
] as const;

type Facts = Omit<ObjectRule, "subject" | "kinds" | "judge" | "examples" | "url">;

/** A rule against subjects of these names, unless what they are given is one of the harmless roles. */
export function withoutSubjects(
  facts: Facts,
  names: readonly string[],
  harmlessRoles: readonly string[] = [],
): Omit<ObjectRule, "subject"> {
  return {
    ...facts,
    url: "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings",
    kinds: BINDING_KINDS,
    examples: { good: exampleBinding("developers"), bad: exampleBinding(names[0] ?? "") },
    judge: (binding) =>
      harmlessRoles.includes(roleOf(binding))
        ? []
        : itemsAt(binding, "subjects").flatMap(({ name }, i) =>
            typeof name === "string" && names.includes(name)
              ? [
                  {
                    path: joined("subjects", i, "name"),
                    message: `must not be "${name}" (is given ${roleOf(binding)})`,
                  },
                ]
              : [],
          ),
  };
}

/** Name of the role that a binding gives; empty where it names none. */
export function roleOf(binding: KubernetesObject): string {
  const { roleRef } = binding;
  const name = typeof roleRef === "object" && roleRef !== null && "name" in roleRef ? roleRef.name : "";
  return typeof name === "string" ? name : "";
}

/** A binding to one group, for examples. */
export function exampleBinding(group: string, role = "view"): unknown {
  return {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRoleBinding",
    metadata: { name: "web" },
    roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: role },
    subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: group }],
  };
}
