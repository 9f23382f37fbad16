/** What a plan does not spell out: pods and objects that charts, EKS add-ons and operators create. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { readData } from "../data.ts";
import { called, type HelmRelease, helmReleases, type KubernetesObject } from "../objects.ts";
import { at, text } from "../read.ts";

/** Something that creates objects in a namespace of its own accord. */
export interface Bringer {
  /** chart karpenter, add-on coredns, Cluster data/orders */
  readonly called: string;
  /** `*` where it may be any. */
  readonly namespace: string;
  /** Labels of each set of pods, as far as they are known; undefined where nothing is known of its pods. */
  readonly pods: readonly Readonly<Record<string, string>>[] | undefined;
  /** Names of the objects that are known, by kind. */
  readonly creates: Readonly<Record<string, readonly string[]>>;
}

interface Known {
  readonly pods: readonly Readonly<Record<string, string>>[];
  readonly creates: Readonly<Record<string, readonly string[]>>;
}

interface KnownChart extends Known {
  readonly fromValues?: {
    /** Kind to the path of a list in the release's values: an object for each item, named by its `name`. */
    readonly objects?: Readonly<Record<string, string>>;
    /** Paths of values that hold labels of a set of pods, written as `key=value,key=value`. */
    readonly podLabels?: readonly string[];
  };
}

interface Operator {
  readonly group: string;
  readonly kind: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly creates: Known["creates"];
}

const ADDON_TYPE = "aws:eks/addon:Addon";

export function bringers(
  resources: readonly PlannedResource[],
  objects: readonly KubernetesObject[],
): Bringer[] {
  return [
    ...helmReleases(resources).map(fromChart),
    ...resources.filter(({ type }) => type === ADDON_TYPE).map(fromAddon),
    ...objects.flatMap((object) => fromOperator(object) ?? []),
    ...objects.flatMap((object) => fromApplication(object) ?? []),
  ];
}

function fromChart(release: HelmRelease): Bringer {
  const known = readData<{ charts: Record<string, KnownChart> }>("charts").charts[release.chart];
  const common = { called: `chart ${release.chart}`, namespace: release.namespace };
  if (!known) return { ...common, pods: undefined, creates: {} };
  const { pods, creates } = filled(known, placeholders(release));
  const { objects = {}, podLabels = [] } = known.fromValues ?? {};
  return {
    ...common,
    pods: [...pods, ...podLabels.flatMap((path) => labelsIn(at(release.values, ...path.split("."))))],
    creates: {
      ...creates,
      ...Object.fromEntries(
        Object.entries(objects).map(([kind, path]) => [
          kind,
          namesIn(at(release.values, ...path.split("."))),
        ]),
      ),
    },
  };
}

function namesIn(items: unknown): string[] {
  return Array.isArray(items) ? items.flatMap((item) => text(at(item, "name")) ?? []) : [];
}

function labelsIn(value: unknown): Readonly<Record<string, string>>[] {
  const pairs = (text(value) ?? "").split(",").filter((pair) => pair.includes("="));
  return pairs.length === 0
    ? []
    : [Object.fromEntries(pairs.map((pair) => pair.split("=", 2) as [string, string]))];
}

/** Names as the usual helper templates of charts make them: https://helm.sh/docs/chart_template_guide/named_templates/ */
export function placeholders({ name, chart, values }: HelmRelease): Record<string, string> {
  const short = text(values["nameOverride"]) ?? chart;
  const fullname = text(values["fullnameOverride"]) ?? (name.includes(short) ? name : `${name}-${short}`);
  return {
    release: name,
    name: short,
    fullname: fullname.slice(0, 63),
    serviceAccount: text(at(values, "serviceAccount", "name")) ?? fullname,
    "release-without-istio": name.replace(/^istio-/, ""),
  };
}

function fromAddon({ inputs }: PlannedResource): Bringer {
  const name = text(inputs["addonName"]) ?? "";
  const known = readData<{ addons: Record<string, Known> }>("addons").addons[name];
  const common = { called: `add-on ${name}`, namespace: "kube-system" };
  return known ? { ...common, ...filled(known, {}) } : { ...common, pods: undefined, creates: {} };
}

function fromOperator(object: KubernetesObject): Bringer | undefined {
  const operator = readData<{ operators: Operator[] }>("operators").operators.find(
    ({ group, kind }) => group === object.group && kind === object.kind,
  );
  if (!operator) return undefined;
  const { labels, creates } = operator;
  const known = filled({ pods: labels ? [labels] : [], creates }, { object: object.name });
  return { called: called(object), namespace: object.namespace ?? "*", ...known };
}

/** Argo CD deploys what its repository holds: nothing of that is known to a plan. */
function fromApplication(object: KubernetesObject): Bringer | undefined {
  if (object.group !== "argoproj.io" || !["Application", "ApplicationSet"].includes(object.kind))
    return undefined;
  const spec = object.kind === "Application" ? ["spec"] : ["spec", "template", "spec"];
  const namespace = text(at(object.tree, ...spec, "destination", "namespace"));
  const any = namespace === undefined || namespace.includes("{{");
  return { called: called(object), namespace: any ? "*" : namespace, pods: undefined, creates: {} };
}

/** "{fullname}-webhook" with what stands for fullname. */
export function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{([\w-]+)\}/g, (whole, key: string) => values[key] ?? whole);
}

function filled(known: Known, values: Readonly<Record<string, string>>): Known {
  const fill = (template: string): string => fillIn(template, values);
  return {
    pods: known.pods.map((labels) =>
      Object.fromEntries(Object.entries(labels).map(([key, value]) => [key, fill(value)])),
    ),
    creates: Object.fromEntries(
      Object.entries(known.creates).map(([kind, names]) => [kind, names.map(fill)]),
    ),
  };
}

/** Those that may create something in a namespace. */
export function bringersOf(all: readonly Bringer[], namespace: string | undefined): Bringer[] {
  return all.filter((one) => namespace === undefined || one.namespace === namespace || one.namespace === "*");
}
