/** Every listener of a Gateway ends TLS, or redirects to one that does. */
import { type Inputs, itemsAt, joined, objectAt, shown, stringAt } from "../../inputs.ts";
import { defineStackRule, type KubernetesObject, type StackFinding } from "../../rule.ts";
import { mayShareNamespace, nameOf, specOf, type StackView, viewOf } from "./view.ts";

const gateway = (listener: Inputs): unknown => ({
  apiVersion: "gateway.networking.k8s.io/v1",
  kind: "Gateway",
  metadata: { name: "web", namespace: "shop" },
  spec: { gatewayClassName: "shared", listeners: [listener] },
});

export const gatewayTls = defineStackRule({
  id: "gateway-tls",
  title: "Listeners of Gateways use TLS",
  description:
    "A listener for HTTP takes passwords and sessions in the clear. It has a place where all that its routes do is to redirect to HTTPS.",
  severity: "high",
  frameworks: [],
  remediation:
    "use protocol HTTPS or TLS with certificateRefs; for HTTP attach only routes with a RequestRedirect to https",
  url: "https://gateway-api.sigs.k8s.io/guides/tls/",
  examples: {
    good: [
      gateway({
        name: "https",
        port: 443,
        protocol: "HTTPS",
        tls: { certificateRefs: [{ name: "web-tls" }] },
      }),
    ],
    bad: [gateway({ name: "http", port: 80, protocol: "HTTP" })],
  },
  judge: (stack) => {
    const view = viewOf(stack);
    return view
      .ofKind("gateway.networking.k8s.io:Gateway")
      .flatMap((subject) =>
        itemsAt(specOf(subject), "listeners").flatMap((listener, i) =>
          judgeListener(view, subject, listener, joined("spec.listeners", i)),
        ),
      );
  },
});

function judgeListener(
  view: StackView,
  subject: KubernetesObject,
  listener: Inputs,
  path: string,
): readonly StackFinding[] {
  const { protocol } = listener;
  const tls = objectAt(listener, "tls");
  if (protocol === "HTTPS" || protocol === "TLS") {
    const certified = tls["mode"] === "Passthrough" || itemsAt(tls, "certificateRefs").length > 0;
    return certified || Object.keys(objectAt(tls, "options")).length > 0
      ? []
      : [
          {
            subject,
            path: joined(path, "tls", "certificateRefs"),
            message: "must name a certificate (is not set)",
          },
        ];
  }
  if (protocol !== "HTTP" || onlyRedirects(view, subject, listener)) return [];
  return [
    {
      subject,
      path: joined(path, "protocol"),
      message: `must be HTTPS or TLS, unless all routes redirect to it (is ${shown(protocol)})`,
    },
  ];
}

function onlyRedirects(view: StackView, subject: KubernetesObject, listener: Inputs): boolean {
  const routes = view
    .ofKind("gateway.networking.k8s.io:HTTPRoute", "gateway.networking.k8s.io:GRPCRoute")
    .filter((route) =>
      itemsAt(specOf(route), "parentRefs").some((ref) => attaches(route, ref, subject, listener)),
    );
  return routes.length > 0 && routes.every((route) => itemsAt(specOf(route), "rules").every(redirects));
}

function attaches(
  route: KubernetesObject,
  ref: Inputs,
  subject: KubernetesObject,
  listener: Inputs,
): boolean {
  const namespace = stringAt(ref, "namespace");
  const sameNamespace =
    namespace === undefined ? mayShareNamespace(route, subject) : namespace === subject.metadata.namespace;
  const { sectionName, port } = ref;
  return (
    sameNamespace &&
    ref["name"] === nameOf(subject) &&
    (sectionName === undefined || sectionName === listener["name"]) &&
    (port === undefined || port === listener["port"])
  );
}

function redirects(rule: Inputs): boolean {
  return itemsAt(rule, "filters").some((filter) => objectAt(filter, "requestRedirect")["scheme"] === "https");
}
