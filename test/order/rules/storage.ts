/** The storage class, and the driver behind it, before every claim. */
import type { OrderRule } from "../rule.ts";
import { textsAt } from "../world.ts";

/** EKS add-ons by the provisioner that they serve. */
const DRIVERS: Readonly<Record<string, string>> = {
  "ebs.csi.aws.com": "aws-ebs-csi-driver",
  "efs.csi.aws.com": "aws-efs-csi-driver",
};

export const storage: OrderRule = {
  id: "storage",
  why: "A claim without its class waits for ever; a volume whose driver is gone is never deleted, and costs on.",
  needs: ({ pods, objects, kind, addon }) => {
    const classes = kind("storage.k8s.io", "StorageClass");
    const claiming = [
      ...objects.filter(({ kind: one }) => one === "PersistentVolumeClaim" || one === "StatefulSet"),
      ...pods.filter(({ chart }) => chart !== undefined),
    ];
    return claiming.flatMap((subject) =>
      textsAt(subject.inputs, "storageClassName", "storageClass").map((name) => {
        const [found] = classes.filter((one) => one.name === name);
        const driver = DRIVERS[String(found?.inputs["provisioner"])];
        return {
          subject,
          after: found ? [found, ...(driver === undefined ? [] : addon(driver))] : [],
          what: `storage class ${name}`,
        };
      }),
    );
  },
};
