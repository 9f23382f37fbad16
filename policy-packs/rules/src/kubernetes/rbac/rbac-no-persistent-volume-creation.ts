/** No role lets its holders create persistent volumes. */
import { defineObjectRule } from "../../rule.ts";
import { cisKubernetes, kubescape } from "../frameworks.ts";
import { withoutRights } from "./role-rules.ts";

export const rbacNoPersistentVolumeCreation = defineObjectRule(
  withoutRights(
    {
      id: "rbac-no-persistent-volume-creation",
      title: "Roles do not allow to create persistent volumes",
      description:
        "A volume that a user writes can be a hostPath: the pod that claims it reads and writes the disk of the node, past the Pod Security Standards.",
      severity: "high",
      frameworks: [
        cisKubernetes("5.1.9", "Few may create persistent volumes."),
        kubescape("C-0278", "Few may create persistent volumes."),
      ],
      remediation: "let the storage driver create volumes; allow persistentvolumeclaims instead",
    },
    [{ apiGroup: "", resource: "persistentvolumes", verbs: ["create"] }],
  ),
);
