/** Through an access point everyone is the same unprivileged user. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { EFS_ACCESS_POINT } from "../../types.ts";
import { mustBeAtLeast } from "../../values.ts";

export const efsAccessPointUser = defineResourceRule({
  id: "efs-access-point-user",
  title: "EFS access points set the user",
  description: "NFS believes what the client says about its user: a pod that says root is root.",
  severity: "medium",
  frameworks: [
    fsbp("EFS.4", "Access points set a user."),
    checkov("CKV_AWS_330", "Access points set a user."),
  ],
  remediation: "set posixUser.uid and posixUser.gid to a user other than root",
  url: "https://docs.aws.amazon.com/efs/latest/ug/enforce-identity-access-points.html",
  types: [EFS_ACCESS_POINT],
  examples: {
    good: { fileSystemId: "fs-0files", posixUser: { uid: 1000, gid: 1000 } },
    bad: { fileSystemId: "fs-0files" },
  },
  judge: ({ inputs }: JudgedResource) =>
    ["posixUser.uid", "posixUser.gid"].flatMap((path) => mustBeAtLeast(inputs, path, 1)),
});
