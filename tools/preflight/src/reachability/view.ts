/** Everything that decides about connections in a plan, put together once. */
import type { DeclaredFlows, DeclaredPeer } from "@drydock/core/plan-record";
import { namespacesOf } from "../kubernetes/world.ts";
import type { Platform } from "../platform/platform.ts";
import { type Addresses, addressesOf, isWithin } from "./addresses.ts";
import { type End, endsOf, podAddresses } from "./ends.ts";
import { type MeshCut, meshOf } from "./mesh.ts";
import { type Held, heldBy } from "./policies.ts";
import { type Service, servicesOf } from "./services.ts";

export interface View {
  readonly flows: DeclaredFlows;
  readonly ends: readonly End[];
  readonly held: readonly Held[];
  readonly mesh: MeshCut;
  readonly services: readonly Service[];
  /** Addresses that pods have. */
  readonly pods: Addresses;
  /** For each peer the places of the ends that it means; of addresses those of all pods, where they have them. */
  readonly meant: ReadonlyMap<string, ReadonlySet<number>>;
  readonly addresses: ReadonlyMap<string, Addresses>;
}

export function viewOf(platform: Platform, flows: DeclaredFlows): View {
  const namespaces = namespacesOf(platform.resources, platform.objects);
  const ends = endsOf(platform, flows, namespaces);
  const pods = podAddresses(platform);
  const addresses = new Map(
    Object.entries(flows.peers).map(([name, peer]) => [name, addressesOfPeer(peer)] as const),
  );
  return {
    flows,
    ends,
    held: heldBy(platform.objects, ends, namespaces),
    mesh: meshOf(platform),
    services: servicesOf(platform, pods),
    pods,
    meant: new Map(
      Object.entries(flows.peers).map(([name, peer]) => [
        name,
        meantBy(peer, ends, pods.length > 0 && isWithin(pods, addresses.get(name) ?? [])),
      ]),
    ),
    addresses,
  };
}

function addressesOfPeer(peer: DeclaredPeer): Addresses {
  if (peer.kind === "pods") return [];
  return addressesOf(peer.cidrBlocks, peer.kind === "blocks" ? peer.except : []);
}

function meantBy(peer: DeclaredPeer, ends: readonly End[], allPods: boolean): ReadonlySet<number> {
  if (peer.kind === "managed") return new Set();
  if (peer.kind === "blocks") return new Set(allPods ? ends.keys() : []);
  return new Set(
    ends.flatMap(({ namespace, labels }, i) =>
      namespace === peer.namespace &&
      Object.entries(peer.podLabels).every(([key, value]) => labels[key] === value)
        ? [i]
        : [],
    ),
  );
}
