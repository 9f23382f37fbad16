/** Rights inside of a namespace are named one by one, and none of them makes its holder more than it says. */
import { type AdmissionRule, OBJECT_VARIABLE } from "../rule.ts";

const RBAC = "rbac.authorization.k8s.io";
/** Not cluster roles: a policy reaches those of every namespace at once, and controllers need theirs. */
const judges = [{ apiGroups: [RBAC], apiVersions: ["v1"], resources: ["roles"] }];
const RULES = {
  name: "rules",
  expression: "has(variables.anyObject.rules) ? variables.anyObject.rules : []",
};

function withoutWildcard(
  name: string,
  list: "verbs" | "resources" | "apiGroups",
  what: string,
): AdmissionRule {
  return {
    name,
    judges,
    variables: [OBJECT_VARIABLE, RULES],
    validations: [
      {
        expression: `!variables.rules.exists(r, has(r.${list}) && r.${list}.exists(v, v == '*' || v.startsWith('*/')))`,
        message: `grants * in ${list}; name the ${what}`,
      },
    ],
  };
}

/** Each of the verbs on any of the resources is refused. */
interface Right {
  readonly apiGroup: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const listed = (items: readonly string[]): string => `[${items.map((item) => `'${item}'`).join(", ")}]`;

/** A pattern for a subresource covers it in every resource. */
function grants({ apiGroup, resources, verbs }: Right): string {
  const patterns = resources.flatMap((name) => [
    name,
    ...(name.includes("/") ? [`*${name.slice(name.indexOf("/"))}`] : []),
  ]);
  return [
    `r.apiGroups.exists(g, g in ${listed(["*", apiGroup])})`,
    `r.resources.exists(p, p in ${listed(["*", ...new Set(patterns)])})`,
    `r.verbs.exists(v, v in ${listed(["*", ...verbs])})`,
  ].join(" && ");
}

function withoutRights(
  name: string,
  message: string,
  rights: readonly Right[],
  { unlessNamed = false }: { readonly unlessNamed?: boolean } = {},
): AdmissionRule {
  const named = unlessNamed ? " && (!has(r.resourceNames) || size(r.resourceNames) == 0)" : "";
  const any = rights.map((right) => `(${grants(right)})`).join(" || ");
  return {
    name,
    judges,
    variables: [OBJECT_VARIABLE, RULES],
    validations: [
      {
        expression: `!variables.rules.exists(r, has(r.apiGroups) && has(r.resources) && has(r.verbs)${named} && (${any}))`,
        message,
      },
    ],
  };
}

const CHANGES = ["create", "update", "patch"];
const UNLESS_NAMED = { unlessNamed: true };

export const ROLE_RULES: readonly AdmissionRule[] = [
  withoutWildcard("rbac-no-wildcard-verbs", "verbs", "verbs"),
  withoutWildcard("rbac-no-wildcard-resources", "resources", "resources"),
  withoutWildcard("rbac-no-wildcard-api-groups", "apiGroups", "API groups"),
  withoutRights("rbac-no-escalation", "lets its holders give themselves more; remove escalate and bind", [
    { apiGroup: RBAC, resources: ["roles", "clusterroles"], verbs: ["escalate", "bind"] },
  ]),
  withoutRights(
    "rbac-no-impersonation",
    "lets its holders act as somebody else; remove impersonate, or name whom in resourceNames",
    [
      { apiGroup: "", resources: ["users", "groups", "serviceaccounts"], verbs: ["impersonate"] },
      { apiGroup: "authentication.k8s.io", resources: ["uids", "userextras"], verbs: ["impersonate"] },
    ],
    UNLESS_NAMED,
  ),
  withoutRights(
    "rbac-no-pod-exec",
    "lets its holders into running pods; remove exec, attach and ephemeralcontainers",
    [
      { apiGroup: "", resources: ["pods/exec", "pods/attach"], verbs: ["create", "get"] },
      { apiGroup: "", resources: ["pods/ephemeralcontainers"], verbs: ["update", "patch"] },
    ],
  ),
  withoutRights(
    "rbac-no-secret-reading",
    "lets its holders read every secret; name the secrets in resourceNames",
    [{ apiGroup: "", resources: ["secrets"], verbs: ["get", "list", "watch"] }],
    UNLESS_NAMED,
  ),
  withoutRights(
    "rbac-no-role-changes",
    "lets its holders hand out rights; let a pipeline do that, or name the roles in resourceNames",
    [
      {
        apiGroup: RBAC,
        resources: ["roles", "rolebindings", "clusterroles", "clusterrolebindings"],
        verbs: CHANGES,
      },
    ],
    UNLESS_NAMED,
  ),
  withoutRights(
    "rbac-no-token-creation",
    "lets its holders make tokens of any account; name the accounts in resourceNames",
    [{ apiGroup: "", resources: ["serviceaccounts/token"], verbs: ["create"] }],
    UNLESS_NAMED,
  ),
];
