/** Secret values are never written into a workload: who may read the object, or its history, would read them. */
import { POD_VARIABLES } from "../../cel/pods.ts";
import { type AdmissionRule, JUDGES_PODS, OBJECT_VARIABLE } from "../rule.ts";

/** Ends of the names of variables that hold secrets; one that ends in FILE or NAME says where a secret is. */
const SECRET_NAME = "(?i)(PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIALS?|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY)$";

export const secretsByReference: AdmissionRule = {
  name: "secrets-by-reference",
  judges: JUDGES_PODS,
  variables: [
    OBJECT_VARIABLE,
    ...POD_VARIABLES,
    {
      name: "written",
      expression:
        "variables.containers.filter(c, has(c.env) && c.env.exists(e, " +
        `e.name.matches('${SECRET_NAME}') && has(e.value) && e.value != '')).map(c, c.name)`,
    },
  ],
  validations: [
    {
      expression: "size(variables.written) == 0",
      message: "has a secret as the value of a variable; use valueFrom.secretKeyRef with an ExternalSecret",
      messageExpression:
        "'has a secret as the value of a variable in ' + variables.written.join(', ') + " +
        "'; use valueFrom.secretKeyRef with an ExternalSecret'",
    },
  ],
};
