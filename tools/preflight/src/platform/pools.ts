/** Node pools of a plan: managed node groups and Karpenter's, with what the sums of the checks need. */
import { type InstanceType, instanceType, recommendedMaxPods } from "@drydock/core/catalogue";
import type { PlannedResource } from "@drydock/core/plan-record";
import { isKind, type KubernetesObject } from "../kubernetes/objects.ts";
import { parseQuantity } from "../kubernetes/quantities/quantity.ts";
import { at, number, record, records, text, texts, type Tree } from "../kubernetes/read.ts";
import type { CniSettings } from "./cni.ts";

export interface NodePool {
  readonly name: string;
  readonly resource: PlannedResource;
  readonly managed: boolean;
  readonly maxNodes: number;
  /** Undefined on a managed node group, and on a Karpenter pool without a limit. */
  readonly cpuLimit: number | undefined;
  readonly spot: boolean;
  readonly onDemand: boolean;
  /** As written; Karpenter chooses by itself. */
  readonly instanceTypes: readonly string[];
  /** Of the written types that the catalogue knows, or the type that stands for what Karpenter chooses. */
  readonly facts: readonly InstanceType[];
  readonly subnetIds: readonly string[];
  readonly maxPods: number;
  readonly diskGiB: number;
  readonly inputs: Tree;
  /** Where the environment file has the pool; undefined for a program that is not the platform's. */
  readonly environmentPath: string | undefined;
}

interface Surroundings {
  readonly of: (type: string) => readonly PlannedResource[];
  readonly objects: readonly KubernetesObject[];
  readonly cni: CniSettings;
}

/** Karpenter packs pods on nodes of many sizes: four CPUs are taken for all, as for the pods' own sums. */
const TYPICAL_KARPENTER_TYPE = "m5.xlarge";

export function nodePools(surroundings: Surroundings): NodePool[] {
  const { of, objects } = surroundings;
  const resources = new Map(of("kubernetes:karpenter.sh/v1:NodePool").map((one) => [one.urn, one]));
  return [
    ...of("aws:eks/nodeGroup:NodeGroup").map((group) => nodeGroup(group, surroundings)),
    ...objects
      .filter((object) => isKind(object, "karpenter.sh", "NodePool"))
      .flatMap((object) => {
        const resource = resources.get(object.urn);
        return resource ? [karpenterPool(resource, object, surroundings)] : [];
      }),
  ];
}

function nodeGroup(group: PlannedResource, { of, cni }: Surroundings): NodePool {
  const { inputs, name } = group;
  const [, own] = /^nodepools-(.+)-node-group$/.exec(name) ?? [];
  const id = at(inputs, "launchTemplate", "id");
  const template = of("aws:ec2/launchTemplate:LaunchTemplate").find(
    (one) => one.id !== undefined && one.id === id,
  );
  const instanceTypes = texts(inputs["instanceTypes"]);
  const facts = instanceTypes.flatMap((type) => instanceType(type) ?? []);
  const spot = inputs["capacityType"] === "SPOT";
  const [device] = records(template?.inputs["blockDeviceMappings"]);
  return {
    name: own ?? text(inputs["nodeGroupName"]) ?? name,
    resource: group,
    managed: true,
    maxNodes: number(at(inputs, "scalingConfig", "maxSize")) ?? 0,
    cpuLimit: undefined,
    spot,
    onDemand: !spot,
    instanceTypes,
    facts,
    subnetIds: texts(inputs["subnetIds"]),
    maxPods: maxPodsOf(text(template?.inputs["userData"])) ?? recommended(facts, cni),
    diskGiB: number(at(device?.[0], "ebs", "volumeSize")) ?? number(inputs["diskSize"]) ?? 20,
    inputs,
    environmentPath: own === undefined ? undefined : `nodePools.${own}`,
  };
}

function karpenterPool(
  resource: PlannedResource,
  { name, tree }: KubernetesObject,
  { of, objects, cni }: Surroundings,
): NodePool {
  const typical = instanceType(TYPICAL_KARPENTER_TYPE);
  const facts = typical ? [typical] : [];
  const template = at(tree, "spec", "template", "spec");
  const className = at(template, "nodeClassRef", "name");
  const nodeClass = objects.find(
    (object) => isKind(object, "karpenter.k8s.aws", "EC2NodeClass") && object.name === className,
  );
  const spec = record(nodeClass?.tree["spec"]);
  const cpuLimit = parseQuantity(at(tree, "spec", "limits", "cpu"));
  const capacity = capacityTypes(record(template));
  const [device] = records(spec["blockDeviceMappings"]);
  const diskBytes = parseQuantity(at(device?.[0], "ebs", "volumeSize")) ?? 20 * 2 ** 30;
  return {
    name,
    resource,
    managed: false,
    maxNodes: Math.ceil((cpuLimit ?? 0) / (typical?.vcpu ?? 1)),
    cpuLimit,
    spot: capacity.includes("spot"),
    onDemand: capacity.includes("on-demand"),
    instanceTypes: [],
    facts,
    subnetIds: selectedSubnets(spec, of("aws:ec2/subnet:Subnet")),
    maxPods: number(at(spec, "kubelet", "maxPods")) ?? recommended(facts, cni),
    diskGiB: diskBytes / 2 ** 30,
    inputs: tree,
    environmentPath: resource.name.startsWith("nodepools-")
      ? `autoscaling.karpenter.nodePools.${name}`
      : undefined,
  };
}

/** Karpenter's default where nothing is required: on-demand. */
function capacityTypes(template: Tree): string[] {
  const required = records(template["requirements"])
    .map(([one]) => one)
    .find(({ key }) => key === "karpenter.sh/capacity-type");
  if (!required) return ["on-demand"];
  const values = texts(required["values"]);
  return required["operator"] === "NotIn"
    ? ["spot", "on-demand"].filter((one) => !values.includes(one))
    : values;
}

function selectedSubnets(spec: Tree, subnets: readonly PlannedResource[]): string[] {
  const terms = records(spec["subnetSelectorTerms"]).map(([term]) => term);
  return subnets
    .filter(({ id, inputs }) =>
      terms.some((term) =>
        term["id"] === undefined
          ? Object.entries(record(term["tags"])).every(([key, value]) => {
              const own = record(inputs["tags"])[key];
              return value === "*" ? own !== undefined : own === value;
            })
          : term["id"] === id,
      ),
    )
    .flatMap(({ id }) => id ?? []);
}

/** Kubelet's limit in the user data: NodeConfig of AL2023, or the settings of Bottlerocket. */
export function maxPodsOf(userData: string | undefined): number | undefined {
  if (userData === undefined) return undefined;
  const written = Buffer.from(userData, "base64").toString("utf8");
  const [, found] = /max-?pods"?\s*[:=]\s*"?(\d+)/i.exec(written) ?? [];
  return found === undefined ? undefined : Number(found);
}

function recommended(facts: readonly InstanceType[], cni: CniSettings): number {
  return Math.max(110 * Number(facts.length === 0), ...facts.map((type) => recommendedMaxPods(type, cni)));
}
