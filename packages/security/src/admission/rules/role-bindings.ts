/** Nobody becomes the administrator of a namespace, and no group that has everybody in it is given a role. */
import { type AdmissionRule, OBJECT_VARIABLE } from "../rule.ts";

/** Not those of the whole cluster: a policy reaches them whatever the namespace, and controllers need theirs. */
const judges = [
  { apiGroups: ["rbac.authorization.k8s.io"], apiVersions: ["v1"], resources: ["rolebindings"] },
];
const ROLE = "variables.anyObject.roleRef.name";
const SUBJECTS = {
  name: "subjects",
  expression: "has(variables.anyObject.subjects) ? variables.anyObject.subjects : []",
};

const listed = (items: readonly string[]): string => `[${items.map((item) => `'${item}'`).join(", ")}]`;

function withoutSubjects(
  name: string,
  message: string,
  subjects: readonly string[],
  harmlessRoles: readonly string[] = [],
): AdmissionRule {
  return {
    name,
    judges,
    variables: [OBJECT_VARIABLE, SUBJECTS],
    validations: [
      {
        expression: `${ROLE} in ${listed(harmlessRoles)} || !variables.subjects.exists(s, s.name in ${listed(subjects)})`,
        message,
      },
    ],
  };
}

const noClusterAdmin: AdmissionRule = {
  name: "rbac-no-cluster-admin",
  judges,
  variables: [OBJECT_VARIABLE],
  validations: [
    {
      expression: `${ROLE} != 'cluster-admin'`,
      message: "makes somebody the administrator of the namespace; bind a role that names what is needed",
    },
  ],
};

export const ROLE_BINDING_RULES: readonly AdmissionRule[] = [
  noClusterAdmin,
  withoutSubjects("rbac-no-system-masters", "binds system:masters; bind a group of your own", [
    "system:masters",
  ]),
  withoutSubjects(
    "rbac-no-anonymous-access",
    "gives rights to callers without a name; bind named groups, users or service accounts",
    ["system:anonymous", "system:unauthenticated"],
    ["system:public-info-viewer"],
  ),
  withoutSubjects(
    "rbac-no-access-for-everybody",
    "gives rights to everybody; bind the groups and service accounts that need the role",
    ["system:authenticated", "system:serviceaccounts"],
    ["system:basic-user", "system:discovery", "system:public-info-viewer"],
  ),
];
