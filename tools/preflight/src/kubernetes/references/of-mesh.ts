/** What routes refer to: gateways of Istio and of Gateway API, and the Services behind them. */
import { isKind, type KubernetesObject } from "../objects.ts";
import { specOf } from "../pods.ts";
import { record, records, text, texts } from "../read.ts";
import { type Reference, refersTo, SECRET, SERVICE } from "./reference.ts";

const ISTIO = "networking.istio.io";
const GATEWAY_API = "gateway.networking.k8s.io";

export function meshReferences(object: KubernetesObject): Reference[] {
  if (isKind(object, ISTIO, "VirtualService")) return virtualService(object);
  if (isKind(object, GATEWAY_API, "Gateway")) return gateway(object);
  return isKind(object, GATEWAY_API, "GRPCRoute", "HTTPRoute", "TLSRoute") ? route(object) : [];
}

/** mesh stands for every sidecar; a gateway is called name or namespace/name. */
function virtualService(object: KubernetesObject): Reference[] {
  const target = { group: ISTIO, kind: "Gateway", namespaced: true };
  const gateways = texts(specOf(object)["gateways"]).flatMap((written, i) => {
    if (written === "mesh") return [];
    const [first, second] = written.split("/");
    const place = second === undefined ? {} : { namespace: first };
    return refersTo(object, target, ["spec", "gateways", i], second ?? first, place);
  });
  return [...gateways, ...(["http", "tcp", "tls"] as const).flatMap((field) => destinations(object, field))];
}

function destinations(object: KubernetesObject, field: string): Reference[] {
  return records(specOf(object)[field]).flatMap(([rule, i]) =>
    records(rule["route"]).flatMap(([{ destination }, j]) => {
      const { name, namespace } = serviceOf(text(record(destination)["host"]));
      const path = ["spec", field, i, "route", j, "destination", "host"];
      return refersTo(object, SERVICE, path, name, { namespace });
    }),
  );
}

/** api, api.payments.svc.cluster.local; hosts outside the cluster are no Services. */
function serviceOf(host: string | undefined): { readonly name?: string; readonly namespace?: string } {
  const [name, namespace, svc, ...rest] = host?.split(".") ?? [];
  if (namespace === undefined) return { name };
  const inside = svc === "svc" && ["", "cluster.local"].includes(rest.join("."));
  return inside ? { name, namespace } : {};
}

function gateway(object: KubernetesObject): Reference[] {
  const { gatewayClassName, listeners } = specOf(object);
  const target = { group: GATEWAY_API, kind: "GatewayClass", namespaced: false };
  const annotations = record(record(object.tree["metadata"])["annotations"]);
  const issued = Object.keys(annotations).some((key) => /^cert-manager\.io\/(cluster-)?issuer$/.test(key));
  return [
    ...refersTo(object, target, ["spec", "gatewayClassName"], gatewayClassName),
    ...records(listeners).flatMap(([listener, i]) =>
      records(record(listener["tls"])["certificateRefs"]).flatMap(([{ name, namespace, kind }, j]) =>
        issued || (kind !== undefined && kind !== "Secret")
          ? []
          : refersTo(object, SECRET, ["spec", "listeners", i, "tls", "certificateRefs", j, "name"], name, {
              namespace,
            }),
      ),
    ),
  ];
}

function route(object: KubernetesObject): Reference[] {
  const { parentRefs, rules } = specOf(object);
  return [
    ...records(parentRefs).flatMap(([{ kind, name, namespace }, i]) =>
      kind === undefined || kind === "Gateway"
        ? refersTo(
            object,
            { group: GATEWAY_API, kind: "Gateway", namespaced: true },
            ["spec", "parentRefs", i, "name"],
            name,
            { namespace },
          )
        : [],
    ),
    ...records(rules).flatMap(([rule, i]) =>
      records(rule["backendRefs"]).flatMap(([{ kind, name, namespace }, j]) =>
        kind === undefined || kind === "Service"
          ? refersTo(object, SERVICE, ["spec", "rules", i, "backendRefs", j, "name"], name, { namespace })
          : [],
      ),
    ),
  ];
}
