/** Ends of connections: pods that the environment declares as peers, and workloads of the plan that it does not. */
import type { DeclaredFlows } from "@drydock/core/plan-record";
import { isKind } from "../kubernetes/objects.ts";
import { podTemplates, type PodTemplate } from "../kubernetes/pods.ts";
import { at, number, records, text } from "../kubernetes/read.ts";
import type { World } from "../kubernetes/world.ts";
import { type Platform, SUBNET } from "../platform/platform.ts";
import { type Addresses, addressesOf } from "./addresses.ts";

export interface End {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly serviceAccount: string;
  readonly inMesh: boolean;
  /** A proxy by itself: what it answers with is in Gateway objects, and not in PeerAuthentications. */
  readonly gateway: boolean;
  /** Ports that do not pass through the sidecar. */
  readonly aside: ReadonlySet<number>;
  /** Numbers of named container ports. */
  readonly ports: ReadonlyMap<string, number>;
  /** The workload; undefined where a chart brings it. */
  readonly urn: string | undefined;
  /** False for add-ons in kube-system, which no policy holds, and where the plan has no such namespace. */
  readonly judged: boolean;
}

type PodsPeer = Extract<DeclaredFlows["peers"][string], { kind: "pods" }>;

export function endsOf(platform: Platform, { peers }: DeclaredFlows, namespaces: World["namespaces"]): End[] {
  const templates = podTemplates(platform.objects).filter(({ spec }) => spec["hostNetwork"] !== true);
  const declared = Object.entries(peers).flatMap(([name, peer]) =>
    peer.kind === "pods" ? [{ name, peer }] : [],
  );
  const covered = (template: PodTemplate): boolean =>
    declared.some(({ peer }) => Object.keys(peer.podLabels).length > 0 && isOf(peer, template));
  const ends = [
    ...declared.map(({ name, peer }) => declaredEnd(name, peer, templates, platform)),
    ...templates.filter((template) => !covered(template)).map((template) => otherEnd(template, platform)),
  ];
  return ends.map((end) => ({
    ...end,
    judged: end.urn !== undefined || (end.namespace !== "kube-system" && namespaces.has(end.namespace)),
  }));
}

function isOf({ namespace, podLabels }: PodsPeer, { owner, labels }: PodTemplate): boolean {
  return (
    owner.namespace === namespace && Object.entries(podLabels).every(([key, value]) => labels[key] === value)
  );
}

function declaredEnd(
  name: string,
  peer: PodsPeer,
  templates: readonly PodTemplate[],
  platform: Platform,
): Omit<End, "judged"> {
  const all = Object.keys(peer.podLabels).length === 0;
  const template = all ? undefined : templates.find((one) => isOf(peer, one));
  return {
    name,
    namespace: peer.namespace,
    labels: template?.labels ?? peer.podLabels,
    serviceAccount: peer.serviceAccount,
    inMesh: peer.inMesh,
    gateway: isGateway(platform, peer.namespace, peer.podLabels),
    aside: asideOf(template),
    ports: portsOf(template),
    urn: template?.owner.urn,
  };
}

function otherEnd(template: PodTemplate, platform: Platform): Omit<End, "judged"> {
  const { owner, labels, spec } = template;
  const namespace = owner.namespace ?? "default";
  const injected = platform.objects.some(
    (one) =>
      isKind(one, "", "Namespace") && one.name === namespace && one.labels["istio-injection"] === "enabled",
  );
  return {
    name: `${namespace}/${owner.name}`,
    namespace,
    labels,
    serviceAccount: text(spec["serviceAccountName"]) ?? "default",
    inMesh: injected && labels["sidecar.istio.io/inject"] !== "false",
    gateway: false,
    aside: asideOf(template),
    ports: portsOf(template),
    urn: owner.urn,
  };
}

/** Istio's chart for gateways labels their pods by the release. */
function isGateway({ releases }: Platform, namespace: string, labels: End["labels"]): boolean {
  return releases.some(
    (release) =>
      release.chart === "gateway" && release.namespace === namespace && labels["app"] === release.name,
  );
}

function asideOf(template: PodTemplate | undefined): ReadonlySet<number> {
  const path = [
    ...(template?.path ?? []),
    "metadata",
    "annotations",
    "traffic.sidecar.istio.io/excludeInboundPorts",
  ];
  const written = template && text(at(template.owner.tree, ...path));
  return new Set((written ?? "").split(",").filter(Boolean).map(Number));
}

function portsOf(template: PodTemplate | undefined): Map<string, number> {
  const containers = records(template?.spec["containers"]);
  return new Map(
    containers.flatMap(([container]) =>
      records(container["ports"]).flatMap(([{ name, containerPort }]): [string, number][] => {
        const port = number(containerPort);
        return typeof name === "string" && port !== undefined ? [[name, port]] : [];
      }),
    ),
  );
}

/** Where pods have their addresses from: the subnets of pods, or those of the nodes. */
export function podAddresses({ cni, pools, withId }: Platform): Addresses {
  const ids = cni.customNetworking
    ? Object.values(cni.podSubnets)
    : pools.flatMap(({ subnetIds }) => subnetIds);
  return addressesOf([...new Set(ids)].flatMap((id) => text(withId(SUBNET, id)?.inputs["cidrBlock"]) ?? []));
}
