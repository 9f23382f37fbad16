// Proves that both groups are found, and that the roles that Kubernetes gives them itself are left alone.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoAccessForEverybody } from "./rbac-no-access-for-everybody.ts";

describeObjectRule(rbacNoAccessForEverybody, {
  passes: [
    [
      ["roleRef.name", "system:discovery"],
      ["subjects[0].name", "system:authenticated"],
    ],
    [["subjects[0].name", "system:serviceaccounts:shop"]],
  ],
  fails: [
    [
      [["subjects[0].name", "system:authenticated"]],
      'subjects[0].name: must not be "system:authenticated" (is given view)',
    ],
    [
      [["subjects[0].name", "system:serviceaccounts"]],
      'subjects[0].name: must not be "system:serviceaccounts" (is given view)',
    ],
  ],
});
