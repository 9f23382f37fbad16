/** A workload has a service account of its own: rights given to `default` are given to every pod of the namespace. */
import { POD_SPEC } from "../../cel/pods.ts";
import { type AdmissionRule, JUDGES_PODS, OBJECT_VARIABLE } from "../rule.ts";

export const ownServiceAccount: AdmissionRule = {
  name: "own-service-account",
  judges: JUDGES_PODS,
  variables: [OBJECT_VARIABLE, POD_SPEC],
  validations: [
    {
      expression:
        "has(variables.podSpec.serviceAccountName) && !(variables.podSpec.serviceAccountName in ['', 'default'])",
      message:
        "uses the service account default; create one for the workload and name it in serviceAccountName",
    },
  ],
};
