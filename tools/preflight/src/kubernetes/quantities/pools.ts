/** Node pools of a plan: what their nodes are labelled and tainted with, and how large they are. */
import { type InstanceType, instanceType, instanceTypes, recommendedMaxPods } from "@drydock/core/catalogue";
import type { PlannedResource } from "@drydock/core/plan-record";
import { isKind, type KubernetesObject, strings } from "../objects.ts";
import { at, isRecord, list, number, records, text, texts, type Tree } from "../read.ts";
import { parseQuantity } from "./quantity.ts";

export interface Pool {
  readonly name: string;
  /** Values that a label of its nodes may have. */
  readonly labels: ReadonlyMap<string, readonly string[]>;
  readonly taints: readonly Tree[];
  readonly sizes: readonly { readonly type: string; readonly cpu: number; readonly memory: number }[];
  /** There may be larger nodes than the catalogue has facts about. */
  readonly open: boolean;
  readonly maxNodes: number;
}

/** Karpenter's limits are in CPUs: a node is taken to have 4, the commonest size of a pool. */
const CPUS_OF_A_KARPENTER_NODE = 4;

/** Karpenter's own estimate of what the hypervisor keeps: vmMemoryOverheadPercent 0.075. */
const MEMORY_AFTER_HYPERVISOR = 0.925;

export function poolsOf(resources: readonly PlannedResource[], objects: readonly KubernetesObject[]): Pool[] {
  return [
    ...resources.filter(({ type }) => /^aws:eks\/nodeGroup:NodeGroup/.test(type)).map(nodeGroup),
    ...objects.filter((object) => isKind(object, "karpenter.sh", "NodePool")).map(nodePool),
  ];
}

const EFFECTS: Readonly<Record<string, string>> = {
  NO_SCHEDULE: "NoSchedule",
  NO_EXECUTE: "NoExecute",
  PREFER_NO_SCHEDULE: "PreferNoSchedule",
};

function nodeGroup({ name, inputs }: PlannedResource): Pool {
  const types = texts(inputs["instanceTypes"]);
  const known = types.flatMap((type) => size(type, instanceType(type)) ?? []);
  const labels = Object.entries(strings(inputs["labels"])).map(([key, value]) => [key, [value]] as const);
  return {
    name,
    labels: new Map<string, readonly string[]>([
      ...labels,
      ["node.kubernetes.io/instance-type", types],
      ["karpenter.sh/nodepool", []],
      ["eks.amazonaws.com/capacityType", [text(inputs["capacityType"]) ?? "ON_DEMAND"]],
      ["kubernetes.io/arch", [...new Set(types.flatMap((type) => instanceType(type)?.architecture ?? []))]],
      ["kubernetes.io/os", ["linux"]],
    ]),
    taints: records(inputs["taints"]).map(([taint]) => ({
      ...taint,
      effect: EFFECTS[text(taint["effect"]) ?? ""],
    })),
    sizes: known,
    open: known.length < types.length || types.length === 0,
    maxNodes: number(at(inputs, "scalingConfig", "maxSize")) ?? 0,
  };
}

function nodePool(object: KubernetesObject): Pool {
  const template = at(object.tree, "spec", "template");
  const requirements = records(at(template, "spec", "requirements")).map(([requirement]) => requirement);
  const chosen = requirements.filter(({ operator }) => operator === "In");
  const cpus = parseQuantity(at(object.tree, "spec", "limits", "cpu")) ?? 0;
  return {
    name: object.name,
    labels: new Map<string, readonly string[]>([
      ...Object.entries(strings(at(template, "metadata", "labels"))).map(
        ([key, value]) => [key, [value]] as const,
      ),
      ...chosen.map(({ key, values }) => [text(key) ?? "", texts(values)] as const),
      ["karpenter.sh/nodepool", [object.name]],
      ["kubernetes.io/os", ["linux"]],
    ]),
    taints: records(at(template, "spec", "taints")).map(([taint]) => taint),
    sizes: Object.entries(instanceTypes())
      .filter(([type, facts]) => requirements.every((one) => allows(one, type, facts)))
      .flatMap(([type, facts]) => size(type, facts) ?? []),
    open: !chosen.some(({ key }) => key === "node.kubernetes.io/instance-type"),
    maxNodes: Math.ceil(cpus / CPUS_OF_A_KARPENTER_NODE),
  };
}

/** What Karpenter's requirements say about instance types: https://karpenter.sh/docs/concepts/nodepools/ */
export function allows({ key, operator, values }: Tree, type: string, facts: InstanceType): boolean {
  const [, category = "", generation = ""] = /^([a-z]+)(\d+)/.exec(type) ?? [];
  const [family = "", instanceSize = ""] = type.split(".");
  const known: Readonly<Record<string, string>> = {
    "kubernetes.io/arch": facts.architecture,
    "node.kubernetes.io/instance-type": type,
    "karpenter.k8s.aws/instance-category": category,
    "karpenter.k8s.aws/instance-cpu": String(facts.vcpu),
    "karpenter.k8s.aws/instance-family": family,
    "karpenter.k8s.aws/instance-generation": generation,
    "karpenter.k8s.aws/instance-memory": String(facts.memoryGiB * 1024),
    "karpenter.k8s.aws/instance-size": instanceSize,
  };
  const value = known[text(key) ?? ""];
  if (value === undefined) return true;
  const bound = Number(list(values)[0]);
  if (operator === "In") return texts(values).includes(value);
  if (operator === "NotIn") return !texts(values).includes(value);
  if (operator === "Gt") return Number(value) > bound;
  return operator === "Lt" ? Number(value) < bound : true;
}

/** What is left for pods when kubelet, system and eviction threshold have theirs, as the EKS AMIs reserve it. */
function size(type: string, facts: InstanceType | undefined): Pool["sizes"][number] | undefined {
  if (!facts) return undefined;
  const pods = recommendedMaxPods(facts, { prefixDelegation: true, customNetworking: false });
  const reservedMiB = 255 + 11 * pods + 256 + 100;
  const memory = facts.memoryGiB * 2 ** 30 * MEMORY_AFTER_HYPERVISOR - reservedMiB * 2 ** 20;
  return { type, cpu: facts.vcpu - reservedCpu(facts.vcpu), memory };
}

/** 6% of the first CPU, 1% of the second, 0.5% of two more, 0.25% of the rest; and 100m for the system. */
function reservedCpu(vcpu: number): number {
  const bands = [
    [1, 0.06],
    [1, 0.01],
    [2, 0.005],
    [Infinity, 0.0025],
  ] as const;
  let left = vcpu;
  return bands.reduce((sum, [width, share]) => {
    const used = Math.min(left, width);
    left -= used;
    return sum + used * share;
  }, 0.1);
}

/** Whether taints, node selector and required node affinity let a pod onto the pool's nodes. */
export function accepts(pool: Pool, spec: Tree): boolean {
  const tolerations = records(spec["tolerations"]).map(([one]) => one);
  const tolerated = pool.taints
    .filter(({ effect }) => effect !== "PreferNoSchedule")
    .every((taint) => tolerations.some((one) => tolerates(one, taint)));
  const selected = Object.entries(strings(spec["nodeSelector"])).every(([key, value]) =>
    has(pool, { key, operator: "In", values: [value] }),
  );
  const affinity = at(spec, "affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
  const terms = isRecord(affinity) ? records(affinity["nodeSelectorTerms"]) : [];
  const near =
    terms.length === 0 ||
    terms.some(([term]) => records(term["matchExpressions"]).every(([expression]) => has(pool, expression)));
  return tolerated && selected && near;
}

function tolerates({ key, operator, value, effect }: Tree, taint: Tree): boolean {
  if (effect !== undefined && effect !== "" && effect !== taint["effect"]) return false;
  if (key === undefined || key === "") return operator === "Exists";
  return key === taint["key"] && (operator === "Exists" || (value ?? "") === (taint["value"] ?? ""));
}

/** Zones, regions and host names are the cloud's to say: any value may be there. */
const ANY_VALUE =
  /^(topology\.kubernetes\.io\/|topology\.ebs\.csi\.aws\.com\/|kubernetes\.io\/hostname$|karpenter\.k8s\.aws\/|eks\.amazonaws\.com\/)/;

function has(pool: Pool, { key, operator, values }: Tree): boolean {
  const own = pool.labels.get(text(key) ?? "");
  if (own === undefined && ANY_VALUE.test(text(key) ?? "")) return true;
  const present = own !== undefined && own.length > 0;
  if (operator === "Exists") return present;
  if (operator === "DoesNotExist") return !present;
  if (operator === "NotIn") return !present || own.some((one) => !texts(values).includes(one));
  return operator === "In" ? present && own.some((one) => texts(values).includes(one)) : present;
}
