/** No service takes traffic for addresses that somebody wrote into it. */
import { listAt, joined, objectAt, shown } from "../../inputs.ts";
import { defineObjectRule } from "../../rule.ts";
import { exampleService } from "./examples.ts";

export const serviceNoExternalIps = defineObjectRule({
  id: "service-no-external-ips",
  title: "Services have no external addresses",
  description:
    "Every node sends what is meant for these addresses to the service, whoever they belong to: who may write services can read the traffic of others (CVE-2020-8554).",
  severity: "high",
  frameworks: [],
  remediation: "remove spec.externalIPs; let a load balancer give the service its address",
  url: "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips",
  kinds: [":Service"],
  examples: { good: exampleService({}), bad: exampleService({ externalIPs: ["203.0.113.7"] }) },
  judge: (service) => {
    const spec = objectAt(service, "spec");
    const { externalIPs } = spec;
    if (externalIPs === undefined || externalIPs === null) return [];
    if (!Array.isArray(externalIPs))
      return [{ path: "spec.externalIPs", message: `must not be set (is ${shown(externalIPs)})` }];
    return listAt(spec, "externalIPs").map((address, i) => ({
      path: joined("spec.externalIPs", i),
      message: `must not be set (is ${shown(address)})`,
    }));
  },
});
