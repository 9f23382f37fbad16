/** What the mesh lets through to a pod with a sidecar: PeerAuthentication and AuthorizationPolicy. */
import { isKind, type KubernetesObject } from "../kubernetes/objects.ts";
import { specOf } from "../kubernetes/pods.ts";
import { at, entries, isRecord, list, records, text, texts, type Tree } from "../kubernetes/read.ts";
import { labelSelector, matches } from "../kubernetes/selectors/match.ts";
import type { Platform } from "../platform/platform.ts";
import { allowed } from "../wiring/statements.ts";
import { type Addresses, addressesOf, meets } from "./addresses.ts";
import type { End } from "./ends.ts";

/** Ports that the proxies serve themselves: neither mutual TLS nor authorization holds there. */
const PROXY_PORTS = new Set([15_020, 15_021, 15_090]);

/** Policies in the root namespace hold in all. */
const ROOT = "istio-system";

export interface Caller {
  /** Undefined for addresses outside of the cluster. */
  readonly end: End | undefined;
  readonly addresses: Addresses;
}

/** Why the mesh cuts the connection; undefined where it does not. Ports that are all open have none. */
export type MeshCut = (caller: Caller, to: End, port: number | undefined) => string | undefined;

export function meshOf({ objects, releases }: Platform): MeshCut {
  const istiod = releases.find(({ chart }) => chart === "istiod");
  if (!istiod) return () => undefined;
  const domain = text(at(istiod.values, "meshConfig", "trustDomain")) ?? "cluster.local";
  const authentications = objects.filter((one) => isKind(one, "security.istio.io", "PeerAuthentication"));
  const authorizations = objects.filter((one) => isKind(one, "security.istio.io", "AuthorizationPolicy"));
  const ofEnd = remembered((to: End) => ({
    modes: modesOf(to, authentications),
    policies: authorizations.filter((policy) => selects(policy, to)),
  }));
  return (caller, to, port) => {
    if (!to.inMesh || (port !== undefined && (PROXY_PORTS.has(port) || to.aside.has(port)))) return undefined;
    const { modes, policies } = ofEnd(to);
    const mode = to.gateway ? "PERMISSIVE" : modes(port);
    const certified = caller.end?.inMesh === true && mode !== "DISABLE";
    if (mode === "STRICT" && !certified)
      return "PeerAuthentication asks for mutual TLS, and the caller has no certificate";
    return unauthorized(policies, { ...caller, certified, domain }, port);
  };
}

function remembered<T>(work: (end: End) => T): (end: End) => T {
  const known = new WeakMap<End, { readonly value: T }>();
  return (end) => {
    const found = known.get(end) ?? { value: work(end) };
    known.set(end, found);
    return found.value;
  };
}

function selects(policy: KubernetesObject, { namespace, labels }: End): boolean {
  if (policy.namespace !== ROOT && policy.namespace !== namespace) return false;
  const selector = labelSelector(specOf(policy)["selector"]);
  return matches(selector, { labels, complete: true }) === "yes";
}

/** The narrowest PeerAuthentication decides: of the pods, of the namespace, of the mesh. */
function modesOf(to: End, all: readonly KubernetesObject[]): (port: number | undefined) => string {
  const own = all.filter((one) => selects(one, to));
  const isNarrow = (one: KubernetesObject): boolean => isRecord(specOf(one)["selector"]);
  const narrow = own.find(isNarrow);
  const wider = [
    ...own.filter((one) => !isNarrow(one) && one.namespace === to.namespace),
    ...own.filter((one) => !isNarrow(one) && one.namespace === ROOT),
  ];
  const modeOf = (one: KubernetesObject | undefined): string | undefined =>
    one && text(at(specOf(one), "mtls", "mode"));
  const set = [narrow, ...wider].map(modeOf).find((mode) => mode !== undefined && mode !== "UNSET");
  const ports = new Map(narrow ? entries(specOf(narrow)["portLevelMtls"]) : []);
  return (port) => text(at(ports.get(String(port)), "mode")) ?? set ?? "PERMISSIVE";
}

interface Identified extends Caller {
  readonly certified: boolean;
  readonly domain: string;
}

function unauthorized(
  policies: readonly KubernetesObject[],
  caller: Identified,
  port: number | undefined,
): string | undefined {
  const ofAction = (action: string): KubernetesObject[] =>
    policies.filter((policy) => (text(specOf(policy)["action"]) ?? "ALLOW") === action);
  const denying = ofAction("DENY").find((policy) =>
    rulesOf(policy).some((rule) => isUnconditional(rule) && fits(rule, caller, port)),
  );
  if (denying) return `AuthorizationPolicy ${denying.namespace ?? ""}/${denying.name} denies it`;
  const allowing = ofAction("ALLOW");
  if (
    allowing.length === 0 ||
    allowing.some((policy) => rulesOf(policy).some((rule) => fits(rule, caller, port)))
  )
    return undefined;
  return `no rule of ${allowing.map(({ namespace, name }) => `AuthorizationPolicy ${namespace ?? ""}/${name}`).join(", ")} lets it in`;
}

const rulesOf = (policy: KubernetesObject): Tree[] => records(specOf(policy)["rules"]).map(([rule]) => rule);

/** A denial that looks at paths, hosts, tokens or exceptions does not cut a connection as a whole. */
function isUnconditional(rule: Tree): boolean {
  const fields = [
    ...records(rule["from"]).flatMap(([{ source }]) => Object.keys(source ?? {})),
    ...records(rule["to"]).flatMap(([{ operation }]) => Object.keys(operation ?? {})),
  ];
  return (
    list(rule["when"]).length === 0 &&
    fields.every((field) => ["principals", "namespaces", "ipBlocks", "ports"].includes(field))
  );
}

function fits(rule: Tree, caller: Identified, port: number | undefined): boolean {
  const sources = records(rule["from"]);
  const operations = records(rule["to"]);
  return (
    (sources.length === 0 || sources.some(([{ source }]) => isFrom(source, caller))) &&
    (operations.length === 0 || operations.some(([{ operation }]) => isTo(operation, port)))
  );
}

/** Fields of one source must all hold; those about tokens are for each request to meet. */
function isFrom(source: unknown, { end, addresses, certified, domain }: Identified): boolean {
  const { principals, namespaces, ipBlocks } = isRecord(source) ? source : {};
  const identity = `${domain}/ns/${end?.namespace ?? ""}/sa/${end?.serviceAccount ?? ""}`;
  return (
    (principals === undefined || (certified && allowed(texts(principals), identity))) &&
    (namespaces === undefined || (certified && allowed(texts(namespaces), end?.namespace ?? ""))) &&
    (ipBlocks === undefined || meets(addressesOf(texts(ipBlocks)), addresses))
  );
}

function isTo(operation: unknown, port: number | undefined): boolean {
  const ports = isRecord(operation) ? operation["ports"] : undefined;
  return ports === undefined || (port !== undefined && texts(ports).includes(String(port)));
}
