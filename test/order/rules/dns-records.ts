/** ExternalDNS before the hosts that it makes records for. */
import type { OrderRule } from "../rule.ts";
import { at, type Item, textAt, valuesAt } from "../world.ts";

const CONTROLLER = "external-dns.alpha.kubernetes.io/controller";

/** Hosts of an Istio Gateway, without the namespace in front of them. */
const hostsOf = ({ inputs }: Item): string[] =>
  valuesAt(at(inputs, "spec", "servers"), "hosts")
    .flat()
    .map((host) => String(host).split("/").at(-1) ?? "");

export const dnsRecords: OrderRule = {
  id: "dns-record",
  why: "A host that goes after ExternalDNS leaves its record behind: it leads to an address that somebody else may get.",
  needs: ({ chart, kind }) => {
    const controllers = chart("external-dns");
    const domains = controllers.flatMap(({ template }) => template["domainFilters"] as readonly string[]);
    const gateways = kind("networking.istio.io", "Gateway").filter(
      (one) =>
        textAt(one.inputs, "metadata", "annotations", CONTROLLER) !== "none" &&
        hostsOf(one).some((host) => domains.some((domain) => host === domain || host.endsWith(`.${domain}`))),
    );
    return gateways.map((subject) => ({ subject, after: controllers, what: "ExternalDNS" }));
  },
};
