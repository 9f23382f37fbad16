/** Rules of roles, read as the authorizer of Kubernetes reads them: what does each let its holders do? */
import { itemsAt, joined } from "../../inputs.ts";
import type { Finding, KubernetesObject, ObjectRule } from "../../rule.ts";

export const ROLE_KINDS = [
  "rbac.authorization.k8s.io:ClusterRole",
  "rbac.authorization.k8s.io:Role",
] as const;

export interface RoleRule {
  /** rules[0] */
  readonly path: string;
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  /** Objects that the rule is limited to; empty for all. */
  readonly resourceNames: readonly string[];
}

/** Something that a rule may allow: each of the verbs is as bad as all of them. */
export interface Right {
  readonly apiGroup: string;
  /** pods, or pods/exec for a subresource. */
  readonly resource: string;
  readonly verbs: readonly string[];
}

export function rulesOf(role: KubernetesObject): readonly RoleRule[] {
  return itemsAt(role, "rules").map((rule, i) => ({
    path: joined("rules", i),
    apiGroups: texts(rule["apiGroups"]),
    resources: texts(rule["resources"]),
    verbs: texts(rule["verbs"]),
    resourceNames: texts(rule["resourceNames"]),
  }));
}

/** Those of the verbs that the rule grants, as it writes them: `*` among them where it grants all. */
export function granted(rule: RoleRule, { apiGroup, resource, verbs }: Right): readonly string[] {
  if (!rule.apiGroups.includes("*") && !rule.apiGroups.includes(apiGroup)) return [];
  if (!rule.resources.some((pattern) => covers(pattern, resource))) return [];
  return rule.verbs.filter((verb) => verb === "*" || verbs.includes(verb));
}

type Facts = Omit<ObjectRule, "subject" | "kinds" | "judge" | "examples" | "url">;

const GOOD_PRACTICES = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/";

/** A rule against rights that nobody but the platform's own controllers needs. */
export function withoutRights(
  facts: Facts,
  rights: readonly Right[],
  { unlessNamed = false }: { readonly unlessNamed?: boolean } = {},
): Omit<ObjectRule, "subject"> {
  const [right] = rights;
  return {
    ...facts,
    url: GOOD_PRACTICES,
    kinds: ROLE_KINDS,
    examples: {
      good: exampleRole({ apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] }),
      bad: exampleRole({
        apiGroups: [right?.apiGroup],
        resources: [right?.resource],
        verbs: right?.verbs.slice(0, 1),
      }),
    },
    judge: (role) =>
      rulesOf(role)
        .filter(({ resourceNames }) => !unlessNamed || resourceNames.length === 0)
        .flatMap((rule) => rights.flatMap((one) => refused(rule, one))),
  };
}

/** A role with one rule, for examples. */
export function exampleRole(rule: unknown): unknown {
  return {
    apiVersion: "rbac.authorization.k8s.io/v1",
    kind: "ClusterRole",
    metadata: { name: "web" },
    rules: [rule],
  };
}

function refused(rule: RoleRule, right: Right): readonly Finding[] {
  const verbs = granted(rule, right);
  return verbs.length === 0
    ? []
    : [{ path: rule.path, message: `must not allow ${verbs.join(", ")} on ${right.resource}` }];
}

/** `pods/*` covers nothing, however much it looks like it. */
function covers(pattern: string, resource: string): boolean {
  const slash = resource.indexOf("/");
  return pattern === "*" || pattern === resource || (slash >= 0 && pattern === `*${resource.slice(slash)}`);
}

/** A text in place of a list is read as its only item: what the writer meant by it is plain. */
function texts(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.filter((item) => typeof item === "string");
}
