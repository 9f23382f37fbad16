/** Addresses that do not depend on the number of nodes: what else has a network interface in a subnet. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { isKind, type KubernetesObject } from "../kubernetes/objects.ts";
import { at, list, record, records, text, texts } from "../kubernetes/read.ts";
import { CLUSTER, NAT_GATEWAY, type Platform, SUBNET, VPC_ENDPOINT } from "../platform/platform.ts";

export interface FixedUse {
  readonly what: string;
  readonly subnetId: string;
  readonly addresses: number;
}

/** https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html: interfaces now, and new ones during an upgrade. */
const CONTROL_PLANE = 6;

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html: free in each subnet. */
const APPLICATION_LOAD_BALANCER = 8;

const INTERNET_FACING = "internet-facing";

export function fixedUses(platform: Platform): FixedUse[] {
  const { of } = platform;
  return [
    ...of(CLUSTER).flatMap(({ inputs }) =>
      each(texts(at(inputs, "vpcConfig", "subnetIds")), "control plane", CONTROL_PLANE),
    ),
    ...of(VPC_ENDPOINT).flatMap(({ inputs }) => each(texts(inputs["subnetIds"]), "endpoints", 1)),
    ...of(NAT_GATEWAY).flatMap(({ inputs }) => each(texts([inputs["subnetId"]]), "NAT", 1)),
    ...of("aws:efs/mountTarget:MountTarget").flatMap(({ inputs }) =>
      each(texts([inputs["subnetId"]]), "mount targets", 1),
    ),
    ...of("aws:lb/loadBalancer:LoadBalancer").flatMap(loadBalancer),
    ...ofKubernetes(platform),
    ...databases(platform),
  ];
}

function each(subnetIds: readonly string[], what: string, addresses: number): FixedUse[] {
  return [...new Set(subnetIds)].map((subnetId) => ({ what, subnetId, addresses }));
}

function loadBalancer({ inputs }: PlannedResource): FixedUse[] {
  const mapped = records(inputs["subnetMappings"]).map(([mapping]) => mapping["subnetId"]);
  const subnets = texts([...list(inputs["subnets"]), ...mapped]);
  const application = (text(inputs["loadBalancerType"]) ?? "application") === "application";
  return each(subnets, "load balancers", application ? APPLICATION_LOAD_BALANCER : 1);
}

/** Objects for which the controller makes a load balancer: Services, and Ingresses that share one. */
export function balanced({ objects }: Pick<Platform, "objects">): {
  readonly services: readonly KubernetesObject[];
  readonly ingresses: readonly KubernetesObject[];
} {
  const ingresses = objects.filter(
    (object) =>
      isKind(object, "networking.k8s.io", "Ingress") && at(object.tree, "spec", "ingressClassName") === "alb",
  );
  const groups = Map.groupBy(
    ingresses,
    (ingress) =>
      annotated(ingress, "alb.ingress.kubernetes.io/group.name") ?? `${ingress.namespace}/${ingress.name}`,
  );
  return {
    services: objects.filter(
      (object) => isKind(object, "", "Service") && at(object.tree, "spec", "type") === "LoadBalancer",
    ),
    ingresses: [...groups.values()].flatMap(([first]) => first ?? []),
  };
}

function annotated(object: KubernetesObject, key: string): string | undefined {
  return text(record(at(object.tree, "metadata", "annotations"))[key]);
}

/** Load balancers that the controller makes: it finds the subnets by their tags. */
function ofKubernetes({ objects, of }: Platform): FixedUse[] {
  const tagged = (scheme: string | undefined): string[] => {
    const tag = scheme === INTERNET_FACING ? "kubernetes.io/role/elb" : "kubernetes.io/role/internal-elb";
    return of(SUBNET)
      .filter(({ inputs }) => record(inputs["tags"])[tag] !== undefined)
      .flatMap(({ id }) => id ?? []);
  };
  const { services, ingresses } = balanced({ objects });
  return [
    ...services.flatMap((service) => {
      const scheme = annotated(service, "service.beta.kubernetes.io/aws-load-balancer-scheme");
      return each(tagged(scheme), "load balancers", 1);
    }),
    ...ingresses.flatMap((ingress) => {
      const scheme = annotated(ingress, "alb.ingress.kubernetes.io/scheme");
      return each(tagged(scheme), "load balancers", APPLICATION_LOAD_BALANCER);
    }),
  ];
}

/** Any subnet of the group may hold the primary, a standby or all the nodes of a shard, so each is counted in each. */
function databases({ of }: Platform): FixedUse[] {
  const subnetsOf = (type: string, group: unknown): string[] =>
    texts(
      of(type).find(({ id, inputs }) => group !== undefined && (id === group || inputs["name"] === group))
        ?.inputs["subnetIds"],
    );
  return [
    ...of("aws:rds/instance:Instance").flatMap(({ inputs }) =>
      each(subnetsOf("aws:rds/subnetGroup:SubnetGroup", inputs["dbSubnetGroupName"]), "databases", 1),
    ),
    ...of("aws:elasticache/replicationGroup:ReplicationGroup").flatMap(({ inputs }) =>
      each(
        subnetsOf("aws:elasticache/subnetGroup:SubnetGroup", inputs["subnetGroupName"]),
        "caches",
        cacheNodes(inputs),
      ),
    ),
  ];
}

function cacheNodes(inputs: PlannedResource["inputs"]): number {
  const count = (value: unknown, otherwise: number): number =>
    typeof value === "number" ? value : otherwise;
  const shards = count(inputs["numNodeGroups"], 1);
  return inputs["replicasPerNodeGroup"] === undefined
    ? count(inputs["numCacheClusters"], shards)
    : shards * (1 + count(inputs["replicasPerNodeGroup"], 0));
}
