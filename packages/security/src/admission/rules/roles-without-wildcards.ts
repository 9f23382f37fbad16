/** Rights inside of a namespace are named one by one; nobody becomes its administrator. CLU-05, FND-05. */
import { type AdmissionRule, OBJECT_VARIABLE } from "../rule.ts";

const RULES = "(has(variables.anyObject.rules) ? variables.anyObject.rules : [])";
const WILDCARD = ["verbs", "resources", "apiGroups"]
  .map((list) => `(has(r.${list}) && '*' in r.${list})`)
  .join(" || ");

export const rolesWithoutWildcards: AdmissionRule = {
  name: "roles-without-wildcards",
  judges: [
    { apiGroups: ["rbac.authorization.k8s.io"], apiVersions: ["v1"], resources: ["roles", "rolebindings"] },
  ],
  variables: [OBJECT_VARIABLE],
  validations: [
    {
      expression: `variables.anyObject.kind != 'Role' || !${RULES}.exists(r, ${WILDCARD})`,
      message: "grants * in a rule; name verbs, resources and API groups",
    },
    {
      expression:
        "variables.anyObject.kind != 'RoleBinding' || variables.anyObject.roleRef.kind != 'ClusterRole' || " +
        "!(variables.anyObject.roleRef.name in ['cluster-admin', 'admin'])",
      message: "makes somebody the administrator of the namespace; bind a role that names what is needed",
    },
  ],
};
