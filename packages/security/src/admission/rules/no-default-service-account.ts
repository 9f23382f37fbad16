/** A workload has a service account of its own: rights given to `default` are given to every pod of the namespace. */
import { POD_SPEC } from "../../cel/pods.ts";
import { type AdmissionRule, JUDGES_PODS, OBJECT_VARIABLE } from "../rule.ts";

export const noDefaultServiceAccount: AdmissionRule = {
  name: "no-default-service-account",
  judges: JUDGES_PODS,
  variables: [
    OBJECT_VARIABLE,
    POD_SPEC,
    {
      name: "account",
      expression:
        "has(variables.podSpec.serviceAccountName) ? variables.podSpec.serviceAccountName : " +
        "has(variables.podSpec.serviceAccount) ? variables.podSpec.serviceAccount : ''",
    },
  ],
  validations: [
    {
      expression: "!(variables.account in ['', 'default'])",
      message:
        "uses the service account default; create one for the workload and name it in serviceAccountName",
    },
  ],
};
