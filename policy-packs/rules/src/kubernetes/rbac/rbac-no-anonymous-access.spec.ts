// Proves that both names are found, and that the version and health of the API stay open.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoAnonymousAccess } from "./rbac-no-anonymous-access.ts";

describeObjectRule(rbacNoAnonymousAccess, {
  passes: [
    [
      ["roleRef.name", "system:public-info-viewer"],
      ["subjects[0].name", "system:unauthenticated"],
    ],
  ],
  fails: [
    [
      [["subjects[0].name", "system:unauthenticated"]],
      'subjects[0].name: must not be "system:unauthenticated" (is given view)',
    ],
    [
      [["subjects[0]", { kind: "User", name: "system:anonymous" }]],
      'subjects[0].name: must not be "system:anonymous" (is given view)',
    ],
  ],
});
