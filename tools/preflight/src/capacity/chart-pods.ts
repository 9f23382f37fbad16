/** Pods that Helm charts and EKS add-ons run, as far as the data file knows where their values say how. */
import { readData } from "../kubernetes/data.ts";
import { strings } from "../kubernetes/objects.ts";
import { parseQuantity } from "../kubernetes/quantities/quantity.ts";
import { amounts } from "../kubernetes/quantities/pod-resources.ts";
import { at, list, number, record, text, type Tree } from "../kubernetes/read.ts";
import { fillIn, placeholders } from "../kubernetes/surroundings/brought.ts";
import { parsed } from "../platform/cni.ts";
import { ADDON, type Platform } from "../platform/platform.ts";
import { type PodSet, requestsOf, sum } from "./pod-set.ts";
import type { Surroundings } from "./surroundings.ts";

interface Entry {
  readonly kind: "DaemonSet" | "Deployment" | "StatefulSet";
  readonly name: string;
  readonly at?: string;
  /** Where settings stand that `at` leaves out. */
  readonly placement?: string;
  readonly namespace?: string;
  readonly enabled?: { readonly path: string; readonly default: boolean };
  readonly replicas?: { readonly path: string; readonly default: number };
  readonly autoscaling?: {
    readonly enabled: string;
    readonly default: boolean;
    readonly minimum: string;
    readonly maximum: string;
    readonly defaults: readonly [number, number];
  };
  /** Of each container; without it those beside the other settings. */
  readonly resources?: readonly string[];
  readonly requests?: Readonly<Record<string, string>>;
  readonly spread?: string;
  readonly priority?: string;
  readonly priorityClass?: string;
  readonly podLabels?: string;
  readonly tolerateAll?: boolean;
  /** False where the container is the mesh's proxy itself. */
  readonly proxy?: boolean;
  readonly volumes?: readonly {
    readonly when: string;
    readonly storageClass: string;
    readonly default?: boolean;
  }[];
  /** Topology keys of a required anti-affinity to pods of the same set, which the chart has where the values have none. */
  readonly antiAffinity?: readonly string[];
}

interface Data {
  readonly withoutPods: readonly string[];
  readonly charts: Readonly<Record<string, readonly Entry[]>>;
  readonly addons: Readonly<Record<string, readonly Entry[]>>;
}

/** Label that stands for all labels of a chart's pods: what a chart selects with, it selects its own pods with. */
const OWN = "drydock/set";

const data = (): Data => readData<Data>("chart-pods");

/** Charts and add-ons of the plan whose pods are not known, and so not counted. */
export function unknownBringers({ releases, of }: Platform): string[] {
  const { charts, addons, withoutPods } = data();
  return [
    ...releases.flatMap(({ chart }) =>
      chart in charts || withoutPods.includes(chart) ? [] : `chart ${chart}`,
    ),
    ...of(ADDON).flatMap(({ inputs }) => {
      const name = text(inputs["addonName"]) ?? "";
      return name in addons ? [] : `add-on ${name}`;
    }),
  ];
}

export function chartPods(platform: Platform, around: Surroundings): PodSet[] {
  const { charts, addons } = data();
  return [
    ...platform.releases.flatMap((release) =>
      (charts[release.chart] ?? []).flatMap((entry) =>
        podSet(entry, {
          ...release,
          by: `chart ${release.chart}`,
          source: "chart",
          names: placeholders(release),
          around,
        }),
      ),
    ),
    ...platform.of(ADDON).flatMap(({ urn, layer, inputs }) => {
      const name = text(inputs["addonName"]) ?? "";
      const values = parsed(inputs["configurationValues"]);
      return (addons[name] ?? []).flatMap((entry) =>
        podSet(entry, {
          urn,
          layer,
          namespace: "kube-system",
          values,
          by: `add-on ${name}`,
          source: "addon",
          names: {},
          around,
        }),
      );
    }),
  ];
}

interface Brought {
  readonly urn: string;
  readonly layer: string;
  readonly namespace: string;
  readonly values: Tree;
  readonly by: string;
  readonly source: "chart" | "addon";
  readonly names: Readonly<Record<string, string>>;
  readonly around: Surroundings;
}

function podSet(entry: Entry, brought: Brought): PodSet[] {
  const { values, around, by, names } = brought;
  const find = (path: string | undefined): unknown =>
    path === undefined ? undefined : at(values, ...steps(path));
  if (entry.enabled && (find(entry.enabled.path) ?? entry.enabled.default) === false) return [];
  const namespace = text(find(entry.namespace)) ?? brought.namespace;
  const called = `${by}: ${entry.kind} ${namespace}/${fillIn(entry.name, names)}`;
  const labels = { ...strings(find(entry.podLabels)), [OWN]: called };
  const settings = {
    ...record(find(entry.placement)),
    ...record(entry.at === undefined ? values : find(entry.at)),
  };
  const spec = specOf(entry, settings, find, called);
  const stated = entry.resources ? entry.resources.map(find) : [settings["resources"]];
  const own = stated
    .map((one) => requestsOf(amounts({ ...entry.requests, ...record(at(one, "requests")) })))
    .reduce(sum);
  const proxy = entry.proxy === false ? undefined : around.proxyOf(namespace, labels, spec);
  return [
    {
      called,
      urn: brought.urn,
      layer: brought.layer,
      source: brought.source,
      namespace,
      labels,
      spec,
      requests: proxy ? sum(own, proxy) : own,
      volumes: volumesOf(entry, find, around),
      daemon: entry.kind === "DaemonSet",
      replicas: replicasOf(entry, find),
      priority: around.priorityOf(spec),
    },
  ];
}

type Find = (path: string | undefined) => unknown;

const steps = (path: string): string[] => (path === "" ? [] : path.split("."));

function specOf(entry: Entry, settings: Tree, find: Find, called: string): Tree {
  const selector = { matchLabels: { [OWN]: called } };
  const spread = list(find(entry.spread) ?? settings["topologySpreadConstraints"]);
  const keys = entry.antiAffinity ?? [];
  const own = {
    podAntiAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: keys.map((topologyKey) => ({ topologyKey })),
    },
  };
  const affinity = structuredClone(record(settings["affinity"] ?? own));
  for (const term of list(at(affinity, "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution")))
    Object.assign(record(term), { labelSelector: selector });
  return {
    nodeSelector: settings["nodeSelector"],
    tolerations: entry.tolerateAll ? [{ operator: "Exists" }] : settings["tolerations"],
    affinity,
    topologySpreadConstraints: spread.map((one) => ({ ...record(one), labelSelector: selector })),
    priorityClassName:
      text(settings["priorityClassName"]) ?? text(find(entry.priority)) ?? entry.priorityClass,
    hostNetwork: settings["hostNetwork"],
  };
}

function replicasOf({ replicas, autoscaling }: Entry, find: Find): PodSet["replicas"] {
  if (autoscaling && (find(autoscaling.enabled) ?? autoscaling.default) === true) {
    const [minimum, maximum] = autoscaling.defaults;
    return {
      minimum: number(find(autoscaling.minimum)) ?? minimum,
      maximum: number(find(autoscaling.maximum)) ?? maximum,
    };
  }
  const fixed = parseQuantity(find(replicas?.path)) ?? replicas?.default ?? 1;
  return { minimum: fixed, maximum: fixed };
}

function volumesOf({ volumes = [] }: Entry, find: Find, { isZonal }: Surroundings): number {
  return volumes.filter(({ when, storageClass, default: otherwise = false }) => {
    const switched = find(when);
    return (switched === undefined ? otherwise : switched !== false) && isZonal(text(find(storageClass)));
  }).length;
}
