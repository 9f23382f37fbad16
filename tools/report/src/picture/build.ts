/** The picture of a plan: the internet on top, layers below it, the VPC with its zones at the bottom. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { kindOf, type Model } from "../model/model.ts";
import { layerEdges } from "./edges.ts";
import {
  dataItem,
  itemOf,
  nodeGroupItem,
  nodePoolItem,
  releaseItem,
  shortName,
  subnetItem,
  text,
  together,
  workloadItem,
} from "./items.ts";
import { type Box, box, type Edge, type Item, itemsOf, type Picture, type PictureNode } from "./picture.ts";
import { DATA_TYPES, EDGE_TYPES, SERVICES, WORKLOAD_KINDS } from "./sorts.ts";
import { usesOf } from "./uses.ts";

const INTERNET: Item = {
  shape: "item",
  id: "internet",
  kind: "internet",
  title: "Internet",
  subtitle: "outside of the plan",
  urns: [],
};

/** A layer's box has two columns when it would be higher than this with one. */
const ONE_COLUMN = 3;

export function buildPicture(model: Model): Picture {
  const { record } = model;
  const pick = (type: string) => record.resources.filter((resource) => resource.type === type);
  const edge = edgeBox(record.resources);
  const clusters = pick("aws:eks/cluster:Cluster");
  const [firstVpc] = pick("aws:ec2/vpc:Vpc");
  const drawnElsewhere = new Set([clusters[0]?.layer, firstVpc?.layer]);
  const layers = record.layers
    .filter(({ name }) => !drawnElsewhere.has(name))
    .flatMap(({ name }) => layerBox(name, record.resources) ?? []);
  const cluster = clusterBox(clusters, pick("aws:eks/addon:Addon"), record.resources);
  const vpcs = pick("aws:ec2/vpc:Vpc").map((vpc, i) => vpcBox(vpc, i === 0, record.resources));
  const ways = [edge, ...vpcs].some(Boolean) ? [INTERNET] : [];
  const children: PictureNode[] = [...ways, edge, ...layers, cluster, ...vpcs].filter(
    (node) => node !== undefined,
  );
  const root: Box = { shape: "box", id: "root", title: record.environment, children };
  const items = itemsOf(root);
  return {
    root,
    edges: [...outerEdges(model, root), ...innerEdges(vpcs)],
    uses: usesOf(model, items),
  };
}

function edgeBox(resources: readonly PlannedResource[]): Box | undefined {
  const services = Object.entries(EDGE_TYPES).map(([prefix, title]) =>
    together(
      `edge/${prefix}`,
      "edge",
      title,
      resources.filter(({ type }) => type.startsWith(prefix)),
    ),
  );
  const balancers = resources.filter(
    ({ type, inputs }) =>
      (type === "kubernetes:core/v1:Service" && text(inputs, "spec", "type") === "LoadBalancer") ||
      type === "kubernetes:networking.k8s.io/v1:Ingress",
  );
  return box("edge", "Ways in", [...services, ...balancers.map(balancerItem)], 5);
}

function balancerItem(resource: PlannedResource): Item {
  const name = text(resource.inputs, "metadata", "name") || resource.name;
  return itemOf(resource, "edge", name, "load balancer");
}

function layerBox(layer: string, resources: readonly PlannedResource[]): Box | undefined {
  const items = itemsOfLayer(layer, resources);
  return box(`layer/${layer}`, layer, items, items.length > ONE_COLUMN ? 2 : 1);
}

/** What a layer installs, runs, and keeps at AWS. */
function itemsOfLayer(layer: string, resources: readonly PlannedResource[]): Item[] {
  const own = resources.filter((resource) => resource.layer === layer);
  const releases = own.filter(({ type }) => type.startsWith("kubernetes:helm.sh/")).map(releaseItem);
  const workloads = own
    .filter(({ type }) => type.startsWith("kubernetes:") && WORKLOAD_KINDS.has(kindOf(type)))
    .map(workloadItem);
  const services = Object.entries(SERVICES).map(([type, title]) =>
    together(
      `${layer}/${type}`,
      "service",
      title,
      own.filter((resource) => resource.type === type),
    ),
  );
  return [...releases, ...workloads, ...services].filter((item) => item !== undefined);
}

function clusterBox(
  clusters: readonly PlannedResource[],
  addons: readonly PlannedResource[],
  resources: readonly PlannedResource[],
): Box | undefined {
  const planes = clusters.map((cluster) =>
    itemOf(
      cluster,
      "controlPlane",
      text(cluster.inputs, "name") || cluster.name,
      `EKS control plane ${text(cluster.inputs, "version")}`,
    ),
  );
  const parts = addons.map((addon) =>
    itemOf(addon, "addon", text(addon.inputs, "addonName") || addon.name, "EKS add-on"),
  );
  const rest = clusters[0] ? itemsOfLayer(clusters[0].layer, resources) : [];
  return box("cluster", "EKS cluster", [...planes, ...parts, ...rest], 6);
}

/** Pools and data stores name subnets and not the VPC: in a plan with several, they are drawn in the first. */
function vpcBox(
  vpc: PlannedResource,
  isFirst: boolean,
  resources: readonly PlannedResource[],
): Box | undefined {
  const subnets = resources.filter(
    ({ type, inputs }) => type === "aws:ec2/subnet:Subnet" && inputs["vpcId"] === vpc.id,
  );
  const zones = [...new Set(subnets.map(({ inputs }) => text(inputs, "availabilityZone")))].sort();
  const within = (type: string) =>
    resources.filter((resource) => resource.type === type && resource.inputs["vpcId"] === vpc.id);
  const id = vpc.urn;
  const inFirst = isFirst ? resources : [];
  return box(id, `VPC ${text(vpc.inputs, "cidrBlock")}`, [
    box(
      `${id}/ways`,
      "Gateways",
      [
        together(
          `${id}/igw`,
          "gateway",
          "Internet gateway",
          within("aws:ec2/internetGateway:InternetGateway"),
        ),
        together(`${id}/endpoints`, "gateway", "VPC endpoints", within("aws:ec2/vpcEndpoint:VpcEndpoint")),
        ...(isFirst ? itemsOfLayer(vpc.layer, resources) : []),
      ],
      1,
    ),
    box(`${id}/pools`, "Node pools", poolItems(inFirst), 3),
    box(`${id}/data`, "Data services", inFirst.filter(({ type }) => DATA_TYPES.has(type)).map(dataItem), 1),
    ...zones.map((zone) => zoneBox(`${id}/${zone}`, zone, subnets, resources)),
  ]);
}

function poolItems(resources: readonly PlannedResource[]): Item[] {
  return [
    ...resources.filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup").map(nodeGroupItem),
    ...resources
      .filter(({ type }) => type.startsWith("kubernetes:karpenter.sh/") && kindOf(type) === "NodePool")
      .map(nodePoolItem),
    ...resources
      .filter(({ type }) => type === "aws:eks/fargateProfile:FargateProfile")
      .map((profile) => itemOf(profile, "pool", shortName(profile), "Fargate")),
  ];
}

function zoneBox(
  id: string,
  zone: string,
  subnets: readonly PlannedResource[],
  resources: readonly PlannedResource[],
): Box | undefined {
  const gateways = resources.filter(({ type }) => type === "aws:ec2/natGateway:NatGateway");
  const items = subnets
    .filter(({ inputs }) => text(inputs, "availabilityZone") === zone)
    .map((subnet) =>
      subnetItem(subnet, zone, gateways.filter(({ inputs }) => inputs["subnetId"] === subnet.id).length),
    )
    .sort((a, b) => rank(a) - rank(b));
  return box(id, zone || "any zone", items, 1);
}

function rank({ title }: Item): number {
  const order = ["public", "private"].findIndex((tier) => title.startsWith(tier));
  return order === -1 ? 2 : order;
}

/** Layers on those that they stand on; the way in on top, the VPC at the bottom. */
function outerEdges({ record }: Model, root: Box): Edge[] {
  const ids = new Set(root.children.map(({ id }) => id));
  const layers = root.children.filter(({ id }) => id.startsWith("layer/"));
  const edges = layerEdges(record.layers).filter(({ from, to }) => ids.has(from) && ids.has(to));
  const leaving = new Set(edges.map(({ from }) => from));
  const arriving = new Set(edges.map(({ to }) => to));
  const vpcs = root.children.filter(({ id }) => id.startsWith("urn:"));
  const top = layers.filter(({ id }) => !arriving.has(id));
  const bottom = layers.filter(({ id }) => !leaving.has(id));
  const base = ids.has("cluster") ? ["cluster"] : vpcs.map(({ id }) => id);
  return [
    ...edges,
    ...(ids.has("edge") ? [{ from: "internet", to: "edge" }] : []),
    ...top.map(({ id }) => ({ from: ids.has("edge") ? "edge" : "internet", to: id, hidden: true })),
    ...bottom.flatMap(({ id }) => base.map((to) => ({ from: id, to }))),
    ...(ids.has("cluster") ? vpcs.map(({ id }) => ({ from: "cluster", to: id })) : []),
  ].filter(({ from, to }) => ids.has(from) && ids.has(to));
}

/** Pools, gateways and data stores stand above the zones that they reach into. */
function innerEdges(vpcs: readonly (Box | undefined)[]): Edge[] {
  return vpcs.flatMap((vpc) => {
    const [parts, zones] = [true, false].map((isPart) =>
      (vpc?.children ?? []).filter(({ id }) => /\/(ways|pools|data)$/.test(id) === isPart),
    );
    return (parts ?? []).flatMap(({ id: from }, i) => {
      const below = zones?.[Math.min(i, zones.length - 1)];
      return below === undefined ? [] : [{ from, to: below.id, hidden: true }];
    });
  });
}
