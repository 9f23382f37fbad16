/** Certificates are renewed thirty days before they end: SEC-05. */
import { RENEW_BEFORE } from "../../certificates/renewal.ts";
import { type AdmissionRule, OBJECT_VARIABLE } from "../rule.ts";

export const certificateRenewsEarly: AdmissionRule = {
  name: "certificate-renews-early",
  judges: [{ apiGroups: ["cert-manager.io"], apiVersions: ["v1"], resources: ["certificates"] }],
  variables: [OBJECT_VARIABLE],
  validations: [
    {
      expression:
        "has(variables.anyObject.spec.renewBefore) && " +
        `duration(variables.anyObject.spec.renewBefore) >= duration('${RENEW_BEFORE}')`,
      message: `is renewed less than thirty days before it ends; set renewBefore to ${RENEW_BEFORE} or more`,
    },
  ],
};
