// Proves that the role is found in bindings of both kinds, whoever it is given to.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoClusterAdmin } from "./rbac-no-cluster-admin.ts";

const finding = 'roleRef.name: must be a role with less (is "cluster-admin")';

describeObjectRule(rbacNoClusterAdmin, {
  passes: [[["roleRef", undefined]], [["subjects", undefined]]],
  fails: [
    [[["roleRef.name", "cluster-admin"]], finding],
    [
      [
        ["kind", "RoleBinding"],
        ["roleRef", { kind: "Role", name: "cluster-admin" }],
      ],
      finding,
    ],
  ],
});
