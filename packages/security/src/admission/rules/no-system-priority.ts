/** Workloads do not take the priority of the cluster itself: they would push out its DNS. */
import { POD_SPEC } from "../../cel/pods.ts";
import { type AdmissionRule, JUDGES_PODS, OBJECT_VARIABLE } from "../rule.ts";

export const noSystemPriority: AdmissionRule = {
  name: "no-system-priority",
  judges: JUDGES_PODS,
  variables: [OBJECT_VARIABLE, POD_SPEC],
  validations: [
    {
      expression:
        "!has(variables.podSpec.priorityClassName) || !variables.podSpec.priorityClassName.startsWith('system-')",
      message: "has a priority of the cluster's own pods; use application-high, application or batch",
    },
  ],
};
