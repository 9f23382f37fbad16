/** Affinity and spread of the pods. */
import type { types } from "@pulumi/kubernetes";
import type { NodeExpression, Scheduling, Separation, SpreadConstraint } from "../args/scheduling.ts";
import { DEFAULT_SPREAD, HOST, ZONE } from "../arithmetic/spread.ts";

type Affinity = types.input.core.v1.Affinity;
type Labels = Readonly<Record<string, string>>;

const WEIGHT = 100;

/** @param replicated False for a DaemonSet or a job, whose pods need not keep apart. */
export function affinity(
  scheduling: Scheduling,
  selector: Labels,
  replicated: boolean,
): Affinity | undefined {
  const parts: Affinity = {
    ...nodeAffinity(scheduling),
    ...podAffinity(scheduling),
    ...(replicated ? podAntiAffinity(scheduling, selector) : {}),
  };
  return Object.keys(parts).length > 0 ? parts : undefined;
}

function nodeAffinity({
  preferredNodes = [],
  requiredNodes = [],
}: Scheduling): Pick<Affinity, "nodeAffinity"> {
  if (preferredNodes.length + requiredNodes.length === 0) return {};
  return {
    nodeAffinity: {
      ...(requiredNodes.length > 0
        ? {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: requiredNodes.map(expression) }],
            },
          }
        : {}),
      ...(preferredNodes.length > 0
        ? {
            preferredDuringSchedulingIgnoredDuringExecution: preferredNodes.map(
              ({ weight = WEIGHT, matchExpressions }) => ({
                weight,
                preference: { matchExpressions: matchExpressions.map(expression) },
              }),
            ),
          }
        : {}),
    },
  };
}

function expression({ values, ...rest }: NodeExpression): types.input.core.v1.NodeSelectorRequirement {
  return { ...rest, ...(values ? { values: [...values] } : {}) };
}

function podAffinity({ podAffinity: given = [] }: Scheduling): Pick<Affinity, "podAffinity"> {
  if (given.length === 0) return {};
  const required = given.filter(({ weight }) => weight === undefined);
  const preferred = given.filter(({ weight }) => weight !== undefined);
  return {
    podAffinity: {
      ...(required.length > 0
        ? {
            requiredDuringSchedulingIgnoredDuringExecution: required.map(({ podLabels, topologyKey }) =>
              term(podLabels, topologyKey),
            ),
          }
        : {}),
      ...(preferred.length > 0
        ? {
            preferredDuringSchedulingIgnoredDuringExecution: preferred.map(
              ({ podLabels, topologyKey, weight = WEIGHT }) => ({
                weight,
                podAffinityTerm: term(podLabels, topologyKey),
              }),
            ),
          }
        : {}),
    },
  };
}

function podAntiAffinity(
  { antiAffinity: { host = "Preferred", zone = "Preferred" } = {} }: Scheduling,
  selector: Labels,
): Pick<Affinity, "podAntiAffinity"> {
  const wanted: readonly (readonly [Separation, string])[] = [
    [host, HOST],
    [zone, ZONE],
  ];
  const keys = (separation: Separation) => wanted.filter(([one]) => one === separation).map(([, key]) => key);
  const [required, preferred] = [keys("Required"), keys("Preferred")];
  if (required.length + preferred.length === 0) return {};
  return {
    podAntiAffinity: {
      ...(required.length > 0
        ? { requiredDuringSchedulingIgnoredDuringExecution: required.map((key) => term(selector, key)) }
        : {}),
      ...(preferred.length > 0
        ? {
            preferredDuringSchedulingIgnoredDuringExecution: preferred.map((key) => ({
              weight: WEIGHT,
              podAffinityTerm: term(selector, key),
            })),
          }
        : {}),
    },
  };
}

function term(matchLabels: Labels, topologyKey: string): types.input.core.v1.PodAffinityTerm {
  return { labelSelector: { matchLabels: { ...matchLabels } }, topologyKey };
}

export function topologySpread(
  { spread = DEFAULT_SPREAD }: Scheduling,
  selector: Labels,
): types.input.core.v1.TopologySpreadConstraint[] {
  return spread.map(({ maxSkew = 1, matchLabelKeys, ...constraint }: SpreadConstraint) => ({
    maxSkew,
    ...constraint,
    ...(matchLabelKeys ? { matchLabelKeys: [...matchLabelKeys] } : {}),
    labelSelector: { matchLabels: { ...selector } },
  }));
}
