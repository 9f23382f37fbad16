/** Every rule of an ingress is for a host. */
import { itemsAt, joined, objectAt, shown } from "../../inputs.ts";
import { defineObjectRule } from "../../rule.ts";
import { exampleIngress, INGRESS_KINDS } from "./examples.ts";

export const ingressHostSet = defineObjectRule({
  id: "ingress-host-set",
  title: "Rules of ingresses name a host",
  description:
    "A rule without a host answers for every name that points at the load balancer, those of other teams included, and takes their paths.",
  severity: "medium",
  frameworks: [],
  remediation: "set the host of each rule",
  url: "https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards",
  kinds: INGRESS_KINDS,
  examples: { good: exampleIngress({}), bad: exampleIngress({ rules: [{ http: { paths: [] } }] }) },
  judge: (ingress) =>
    itemsAt(objectAt(ingress, "spec"), "rules").flatMap(({ host }, i) =>
      typeof host === "string" && host !== ""
        ? []
        : [{ path: joined("spec.rules", i, "host"), message: `must name a host (is ${shown(host)})` }],
    ),
});
