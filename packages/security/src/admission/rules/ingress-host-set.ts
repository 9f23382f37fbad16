/** An Ingress names its hosts: one without takes the requests of every host that nobody else has. */
import { type AdmissionRule, OBJECT_VARIABLE } from "../rule.ts";

const RULES = "variables.anyObject.spec.rules";

export const ingressHostSet: AdmissionRule = {
  name: "ingress-host-set",
  judges: [{ apiGroups: ["networking.k8s.io"], apiVersions: ["v1"], resources: ["ingresses"] }],
  variables: [OBJECT_VARIABLE],
  validations: [
    {
      expression: `!has(${RULES}) || ${RULES}.all(r, has(r.host) && r.host != '')`,
      message: "takes the requests of every host; name the host in each rule",
    },
  ],
};
