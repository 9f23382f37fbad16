/** Only the edge opens ways into the cluster: a workload's service has an address inside of it, and claims no other. */
import { type AdmissionRule, OBJECT_VARIABLE } from "../rule.ts";

export const servicesStayInside: AdmissionRule = {
  name: "services-stay-inside",
  judges: [{ apiGroups: [""], apiVersions: ["v1"], resources: ["services"] }],
  variables: [OBJECT_VARIABLE],
  validations: [
    {
      expression:
        "!has(variables.anyObject.spec.type) || !(variables.anyObject.spec.type in ['LoadBalancer', 'NodePort'])",
      message: "opens a port of the nodes; set type to ClusterIP and let the edge route to it",
    },
    {
      // CVE-2020-8554: whoever claims an address gets the traffic that others send to it.
      expression:
        "!has(variables.anyObject.spec.externalIPs) || size(variables.anyObject.spec.externalIPs) == 0",
      message: "claims addresses in externalIPs; remove them and let the edge route to the service",
    },
  ],
};
