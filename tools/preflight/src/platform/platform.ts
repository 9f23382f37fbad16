/** The AWS side of a plan, put together once: resources by type and id, the CNI's settings, node pools. */
import type { DeclaredFlows, PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import {
  type HelmRelease,
  helmReleases,
  type KubernetesObject,
  kubernetesObjects,
} from "../kubernetes/objects.ts";
import { type CniSettings, cniSettings } from "./cni.ts";
import { type NodePool, nodePools } from "./pools.ts";

export const CLUSTER = "aws:eks/cluster:Cluster";
export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
export const ADDON = "aws:eks/addon:Addon";
export const POD_IDENTITY = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const VPC = "aws:ec2/vpc:Vpc";
export const VPC_ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
export const NAT_GATEWAY = "aws:ec2/natGateway:NatGateway";
export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
export const ROLE = "aws:iam/role:Role";

export type PlanPart = Pick<PlanRecord, "resources"> &
  Partial<Pick<PlanRecord, "layers" | "quotas" | "flows">>;

export interface Platform {
  readonly resources: readonly PlannedResource[];
  readonly objects: readonly KubernetesObject[];
  readonly releases: readonly HelmRelease[];
  readonly cluster: PlannedResource | undefined;
  readonly cni: CniSettings;
  readonly pools: readonly NodePool[];
  /** Names of the layers, in the order of deployment. */
  readonly layers: readonly string[];
  /** What the environment says that its account has, by name of the quota. */
  readonly quotas: Readonly<Record<string, number>>;
  /** Connections that the environment declares; undefined in the plan of another program. */
  readonly flows: DeclaredFlows | undefined;
  readonly of: (type: string) => readonly PlannedResource[];
  readonly byUrn: (urn: string) => PlannedResource | undefined;
  /** The resource of that type with that physical id. */
  readonly withId: (type: string, id: unknown) => PlannedResource | undefined;
}

export function platformOf({ resources, layers = [], quotas = {}, flows }: PlanPart): Platform {
  const byType = Map.groupBy(resources, ({ type }) => type);
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const of = (type: string): readonly PlannedResource[] => byType.get(type) ?? [];
  const objects = kubernetesObjects(resources);
  const [cluster] = of(CLUSTER);
  const cni = cniSettings(cluster, of(ADDON), objects);
  return {
    resources,
    objects,
    releases: helmReleases(resources),
    cluster,
    cni,
    pools: nodePools({ of, objects, cni }),
    layers: layers.map(({ name }) => name),
    quotas,
    flows,
    of,
    byUrn: (urn) => byUrn.get(urn),
    withId: (type, id) => of(type).find((resource) => resource.id !== undefined && resource.id === id),
  };
}
