/** What the rules about wildcards share: each judges one list of a role's rules. */
import { joined } from "../../inputs.ts";
import type { Framework, ObjectRule } from "../../rule.ts";
import { checkov, cisEks, cisKubernetes, kubescape } from "../frameworks.ts";
import { exampleRole, ROLE_KINDS, type RoleRule, rulesOf } from "./role-rules.ts";

/** Controls that speak of wildcards in any of the lists. */
const WILDCARD_CONTROLS: readonly Framework[] = [
  cisKubernetes("5.1.3", "Roles name what they allow, instead of wildcards."),
  cisEks("4.1.3", "Roles name what they allow, instead of wildcards."),
  kubescape("C-0187", "Roles name what they allow, instead of wildcards."),
  checkov("CKV_K8S_49", "Roles name what they allow, instead of wildcards."),
];

type Facts = Pick<ObjectRule, "id" | "title" | "description" | "severity" | "remediation">;

export function withoutWildcard(
  facts: Facts,
  list: keyof RoleRule & ("apiGroups" | "resources" | "verbs"),
  also: readonly Framework[] = [],
): Omit<ObjectRule, "subject"> {
  const good = { apiGroups: ["apps"], resources: ["deployments"], verbs: ["get", "list"] };
  return {
    ...facts,
    frameworks: [...WILDCARD_CONTROLS, ...also],
    url: "https://kubernetes.io/docs/concepts/security/rbac-good-practices/",
    kinds: ROLE_KINDS,
    examples: { good: exampleRole(good), bad: exampleRole({ ...good, [list]: ["*"] }) },
    judge: (role) =>
      rulesOf(role).flatMap((rule) =>
        rule[list].flatMap((value, i) =>
          value === "*" || value.startsWith("*/")
            ? [{ path: joined(rule.path, list, i), message: `must name what is allowed (is "${value}")` }]
            : [],
        ),
      ),
  };
}
