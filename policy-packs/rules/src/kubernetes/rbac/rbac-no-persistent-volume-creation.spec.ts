// Proves that creating volumes is found, and that claims are left alone.
import { describeObjectRule } from "../../testing/objects.ts";
import { rbacNoPersistentVolumeCreation } from "./rbac-no-persistent-volume-creation.ts";

describeObjectRule(rbacNoPersistentVolumeCreation, {
  passes: [
    [["rules[0]", { apiGroups: [""], resources: ["persistentvolumeclaims"], verbs: ["create"] }]],
    [["rules[0]", { apiGroups: [""], resources: ["persistentvolumes"], verbs: ["get", "list"] }]],
  ],
  fails: [
    [
      [["rules[0]", { apiGroups: [""], resources: ["persistentvolumes"], verbs: ["create"] }]],
      "rules[0]: must not allow create on persistentvolumes",
    ],
  ],
});
