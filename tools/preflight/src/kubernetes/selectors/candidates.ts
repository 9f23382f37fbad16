/** What a selector may select: the pods and Services of a namespace, known wholly, in part, or not at all. */
import { byNamespace, called, type KubernetesObject } from "../objects.ts";
import { podTemplates, type PodTemplate } from "../pods.ts";
import type { Bringer } from "../surroundings/brought.ts";
import { type Answer, type Labelled, matches, type Requirement } from "./match.ts";

export interface Candidate extends Labelled {
  readonly called: string;
  /** `*` where it may be any. */
  readonly namespace: string;
  /** Where the plan has the pods' template. */
  readonly template?: PodTemplate;
  /** Where the candidate is a Service of the plan. */
  readonly service?: KubernetesObject;
}

/** By namespace; those that may be in any stand under `*`. */
export type Candidates = ReadonlyMap<string, readonly Candidate[]>;

export interface Selection {
  readonly answer: Answer;
  /** Those that are selected for certain. */
  readonly selected: readonly Candidate[];
  /** Those that may be. */
  readonly doubtful: readonly Candidate[];
}

export function podCandidates(objects: readonly KubernetesObject[], brought: readonly Bringer[]): Candidates {
  return byNamespace<Candidate>([
    ...podTemplates(objects).map((template) => ({
      called: called(template.owner),
      namespace: template.owner.namespace ?? "default",
      labels: template.labels,
      complete: true,
      template,
    })),
    ...brought.flatMap(broughtCandidates),
  ]);
}

/** Charts give their Services the labels of the pods behind them. */
export function serviceCandidates(
  objects: readonly KubernetesObject[],
  brought: readonly Bringer[],
): Candidates {
  return byNamespace<Candidate>([
    ...objects
      .filter(({ group, kind, patch }) => group === "" && kind === "Service" && !patch)
      .map((service) => ({
        called: called(service),
        namespace: service.namespace ?? "default",
        labels: service.labels,
        complete: true,
        service,
      })),
    ...brought.flatMap(broughtCandidates),
  ]);
}

function broughtCandidates({ called, namespace, pods }: Bringer): Candidate[] {
  return (pods ?? [{}]).map((labels) => ({ called, namespace, labels, complete: false }));
}

/** @param namespaces Undefined: every namespace. */
export function select(
  requirements: readonly Requirement[],
  candidates: Candidates,
  namespaces: ReadonlySet<string> | undefined,
): Selection {
  const places = namespaces ? [...namespaces, "*"] : [...candidates.keys()];
  const inside = places.flatMap((place) => candidates.get(place) ?? []);
  const selected = inside.filter((one) => matches(requirements, one) === "yes");
  const doubtful = inside.filter((one) => matches(requirements, one) === "unknown");
  const answer = selected.length > 0 ? "yes" : doubtful.length > 0 ? "unknown" : "no";
  return { answer, selected, doubtful };
}
