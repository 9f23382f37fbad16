/** An access point shows a directory, not the whole file system. */
import { defineResourceRule, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { EFS_ACCESS_POINT } from "../../types.ts";
import { textOf, unless, valueAt } from "../../values.ts";

export const efsAccessPointRoot = defineResourceRule({
  id: "efs-access-point-root",
  title: "EFS access points have a root directory",
  description: "An access point at / gives whoever mounts it the files of every other tenant.",
  severity: "medium",
  frameworks: [
    fsbp("EFS.3", "Access points have a root directory."),
    checkov("CKV_AWS_329", "Access points have a root directory."),
  ],
  remediation: "set rootDirectory.path to a directory below /",
  url: "https://docs.aws.amazon.com/efs/latest/ug/efs-access-points.html",
  types: [EFS_ACCESS_POINT],
  examples: {
    good: {
      fileSystemId: "fs-0files",
      rootDirectory: { path: "/orders" },
      posixUser: { uid: 1000, gid: 1000 },
    },
    bad: { fileSystemId: "fs-0files", rootDirectory: { path: "/" } },
  },
  judge: ({ inputs }: JudgedResource) => {
    const path = valueAt(inputs, "rootDirectory.path");
    return unless((textOf(path) ?? "/") !== "/", "rootDirectory.path", path, "must be a directory below /");
  },
});
