/** Every host of an ingress is served with TLS. */
import { itemsAt, joined, objectAt, stringAt, stringsAt, textsAt } from "../../inputs.ts";
import { defineObjectRule, type Finding, type KubernetesObject } from "../../rule.ts";
import { exampleIngress, INGRESS_KINDS } from "./examples.ts";

/** Controllers that end TLS outside of the cluster take the certificate from an annotation. */
const CERTIFICATE = "alb.ingress.kubernetes.io/certificate-arn";
const LISTEN = "alb.ingress.kubernetes.io/listen-ports";

export const ingressTls = defineObjectRule({
  id: "ingress-tls",
  title: "Ingresses have TLS for each of their hosts",
  description:
    "Without it, passwords and sessions cross the internet in the clear, and anybody on the way can change what is answered.",
  severity: "high",
  frameworks: [],
  remediation:
    "list the hosts in spec.tls with the secret of their certificate, or name the certificate of the load balancer",
  url: "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls",
  kinds: INGRESS_KINDS,
  examples: { good: exampleIngress({}), bad: exampleIngress({ tls: undefined }) },
  judge,
});

function judge(ingress: KubernetesObject): readonly Finding[] {
  const spec = objectAt(ingress, "spec");
  const annotations = textsAt(objectAt(ingress, "metadata"), "annotations");
  if (annotations[CERTIFICATE] !== undefined || annotations[LISTEN]?.includes("HTTPS")) return [];
  const entries = itemsAt(spec, "tls");
  if (entries.length === 0) return [{ path: "spec.tls", message: "must cover every host (is not set)" }];
  const lists = entries.map((entry) => stringsAt(entry, "hosts") ?? []);
  // An entry without hosts is for all of them.
  if (lists.some((hosts) => hosts.length === 0)) return [];
  const covered = lists.flat();
  return itemsAt(spec, "rules").flatMap((rule, i) => {
    const host = stringAt(rule, "host") ?? "";
    return covered.some((pattern) => pattern === host || isBelow(host, pattern))
      ? []
      : [
          {
            path: joined("spec.rules", i, "host"),
            message: `must be among the hosts of spec.tls (is "${host}", they are ${covered.join(", ")})`,
          },
        ];
  });
}

/** A wildcard stands for one label. */
function isBelow(host: string, pattern: string): boolean {
  return pattern.startsWith("*.") && host.slice(host.indexOf(".")) === pattern.slice(1);
}
