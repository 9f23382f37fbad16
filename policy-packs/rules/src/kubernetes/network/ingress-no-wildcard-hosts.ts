/** No rule of an ingress is for all names of a domain. */
import { itemsAt, joined, objectAt, stringAt } from "../../inputs.ts";
import { defineObjectRule } from "../../rule.ts";
import { exampleIngress, INGRESS_KINDS } from "./examples.ts";

export const ingressNoWildcardHosts = defineObjectRule({
  id: "ingress-no-wildcard-hosts",
  title: "Hosts of ingresses have no wildcards",
  description:
    "A wildcard answers for names that were meant for others, and for those that an attacker makes up: a forgotten DNS entry is enough to serve pages under them.",
  severity: "low",
  frameworks: [],
  remediation: "write one rule for each host",
  url: "https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards",
  kinds: INGRESS_KINDS,
  examples: { good: exampleIngress({}), bad: exampleIngress({ rules: [{ host: "*.example.com" }] }) },
  judge: (ingress) =>
    itemsAt(objectAt(ingress, "spec"), "rules").flatMap((rule, i) => {
      const host = stringAt(rule, "host") ?? "";
      return host.includes("*")
        ? [{ path: joined("spec.rules", i, "host"), message: `must have no wildcard (is "${host}")` }]
        : [];
    }),
});
