// Proves that the group is found among all subjects, whatever role it is given.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoSystemMasters } from "./rbac-no-system-masters.ts";

describeObjectRule(rbacNoSystemMasters, {
  passes: [[["subjects", undefined]], [["roleRef", "cluster-admin"]]],
  fails: [
    [
      [["subjects[1]", { kind: "Group", name: "system:masters" }]],
      'subjects[1].name: must not be "system:masters" (is given view)',
    ],
    [
      [
        ["subjects[0].name", "system:masters"],
        ["roleRef", undefined],
      ],
      'subjects[0].name: must not be "system:masters" (is given )',
    ],
  ],
});
