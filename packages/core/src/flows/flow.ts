/** Who talks to whom: the one list that every network rule of an environment is derived from. */

/** Pods of one workload. */
export interface PodsPeer {
  readonly kind: "pods";
  readonly namespace: string;
  /** Labels that only these pods have in their namespace. */
  readonly podLabels: Readonly<Record<string, string>>;
  /** Service account that the pods run as: their identity in the mesh. */
  readonly serviceAccount: string;
  /** Whether the pods have a sidecar, and so a certificate of the mesh. */
  readonly inMesh: boolean;
}

/** Addresses outside of the cluster, or of the nodes. */
export interface BlocksPeer {
  readonly kind: "blocks";
  readonly cidrBlocks: readonly string[];
  /** Blocks inside of those that do not belong to the peer. */
  readonly except?: readonly string[];
}

/** A service of AWS in the VPC that has a security group of its own, such as a database. */
export interface ManagedPeer {
  readonly kind: "managed";
  /** Blocks that its addresses come from. */
  readonly cidrBlocks: readonly string[];
}

export type Peer = PodsPeer | BlocksPeer | ManagedPeer;

export type Protocol = "TCP" | "UDP";

export interface Port {
  /** Port of the pod or service that is called, not of a Service object in front of it. */
  readonly port: number;
  readonly protocol: Protocol;
}

/** What callers may ask for over HTTP; the mesh holds them to it. */
export interface HttpAccess {
  readonly methods?: readonly string[];
  /** Exact paths, or prefixes that end with an asterisk: /v1/*. */
  readonly paths?: readonly string[];
}

/** An allowed connection, in the direction in which it is opened. Answers need no flow of their own. */
export interface Flow {
  /** Name of the peer that opens the connection. */
  readonly from: string;
  /** Name of the peer that is called. */
  readonly to: string;
  readonly ports: readonly Port[];
  readonly http?: HttpAccess;
  /** What the connection is for. */
  readonly why: string;
}

/** Peers by name, and the flows between them. What no flow allows is closed at every level. */
export interface FlowMap {
  readonly peers: Readonly<Record<string, Peer>>;
  readonly flows: readonly Flow[];
}

export function tcp(...ports: readonly number[]): Port[] {
  return ports.map((port) => ({ port, protocol: "TCP" }));
}

export function udp(...ports: readonly number[]): Port[] {
  return ports.map((port) => ({ port, protocol: "UDP" }));
}

/**
 * @throws Error when the map has no such peer, or it is not pods: the list is code's or has been checked before.
 */
export function podsOf({ peers }: FlowMap, name: string): PodsPeer {
  const peer = peers[name];
  if (peer?.kind !== "pods") throw new Error(`flows: ${name} is not the name of a workload's pods`);
  return peer;
}

/** Flows that end at the peer, in the order of the map. */
export function flowsTo({ flows }: FlowMap, name: string): Flow[] {
  return flows.filter(({ to }) => to === name);
}

/** Flows that start at the peer, in the order of the map. */
export function flowsFrom({ flows }: FlowMap, name: string): Flow[] {
  return flows.filter(({ from }) => from === name);
}

/** The other end of a flow; {@link flowProblems} has refused names that no peer has. */
export function peerOf({ peers }: FlowMap, name: string): Peer {
  const peer = peers[name];
  if (!peer) throw new Error(`flows: no peer is called ${name}`);
  return peer;
}
