/** No ingress answers over plain HTTP with anything but a redirect. */
import { objectAt, textsAt } from "../../inputs.ts";
import { defineObjectRule, type Finding, type KubernetesObject } from "../../rule.ts";
import { exampleIngress, INGRESS_KINDS } from "./examples.ts";

/** How each controller is told to redirect or to keep the port shut. */
const SHUT: readonly (readonly [annotation: string, value: RegExp])[] = [
  ["kubernetes.io/ingress.allow-http", /^false$/],
  ["alb.ingress.kubernetes.io/ssl-redirect", /^\d+$/],
  ["alb.ingress.kubernetes.io/listen-ports", /^(?!.*"HTTP")/s],
  ["nginx.ingress.kubernetes.io/ssl-redirect", /^true$/],
  ["nginx.ingress.kubernetes.io/force-ssl-redirect", /^true$/],
  ["haproxy.org/ssl-redirect", /^true$/],
  ["konghq.com/protocols", /^(grpcs|https|,)+$/],
  ["traefik.ingress.kubernetes.io/router.entrypoints", /^websecure$/],
];

export const ingressNoPlainHttp = defineObjectRule({
  id: "ingress-no-plain-http",
  title: "Ingresses refuse or redirect plain HTTP",
  description:
    "A certificate does not shut the port beside it: most controllers answer on both, and the first request of a browser goes to the open one.",
  severity: "medium",
  frameworks: [],
  remediation:
    "set the annotation kubernetes.io/ingress.allow-http to false, or the redirect annotation of the controller in use",
  url: "https://kubernetes.io/docs/concepts/services-networking/ingress/#tls",
  kinds: INGRESS_KINDS,
  examples: {
    good: exampleIngress({}, { "kubernetes.io/ingress.allow-http": "false" }),
    bad: exampleIngress({}),
  },
  judge,
});

function judge(ingress: KubernetesObject): readonly Finding[] {
  const annotations = textsAt(objectAt(ingress, "metadata"), "annotations");
  const shut = SHUT.some(([annotation, value]) => {
    const set = annotations[annotation];
    return set !== undefined && value.test(set);
  });
  return shut
    ? []
    : [{ path: "metadata.annotations", message: "must refuse or redirect plain HTTP (nothing does)" }];
}
