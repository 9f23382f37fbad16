/** Judges everything that belongs together, one subject after the other and then as a whole, less what is exempt. */
import { type Exemption, type Exemptions, namesOf } from "./exemptions.ts";
import { guardedResource, type Judge, type Judgement, type Verdict } from "./judge.ts";
import { objectsOfResource } from "./kubernetes/objects-of.ts";
import type { JudgedResource, KubernetesObject, StackObject } from "./rule.ts";
import { UnknownValue } from "./unknown.ts";

/** A Pulumi resource, or an object that stands by itself. */
export type Subject =
  | { readonly resource: JudgedResource }
  | {
      readonly object: KubernetesObject;
      /** Where it stands in what it was read from: items[0] for one of a List. */
      readonly at?: string;
    };

export interface JudgedSubject {
  readonly evaluated: number;
  readonly verdicts: readonly Verdict[];
  readonly exempted: readonly Exempted[];
}

/** A finding that somebody answers for. */
export interface Exempted {
  readonly verdict: Verdict;
  readonly exemption: Exemption;
}

export interface JudgedTogether {
  /** In the order of the subjects. */
  readonly subjects: readonly JudgedSubject[];
  /** Judgements of the rules about the whole. */
  readonly evaluated: number;
}

export function judgeAll(judge: Judge, subjects: readonly Subject[], exemptions: Exemptions): JudgedTogether {
  const alone = subjects.map((subject) =>
    "resource" in subject ? judge.resource(subject.resource) : judge.object(subject.object, subject.at),
  );
  const { evaluated, ofSubject } = judgedAsStack(judge, subjects);
  return {
    evaluated,
    subjects: alone.map((judgement, i) =>
      lessExempted(judgement, ofSubject.get(i) ?? [], exemptions, () => subjectNames(subjects[i]!)),
    ),
  };
}

function judgedAsStack(
  judge: Judge,
  subjects: readonly Subject[],
): { evaluated: number; ofSubject: ReadonlyMap<number, readonly Verdict[]> } {
  const ofSubject = new Map<number, Verdict[]>();
  if (!judge.judgesStacks) return { evaluated: 0, ofSubject };
  const index = new Map<unknown, number>();
  const resources: JudgedResource[] = [];
  const objects: StackObject[] = [];
  subjects.forEach((subject, i) => {
    if ("object" in subject) {
      index.set(subject.object, i);
      objects.push(subject);
      return;
    }
    const resource = guardedResource(subject.resource);
    index.set(subject.resource, i).set(resource, i);
    resources.push(resource);
    for (const object of knownObjects(resource)) {
      index.set(object, i);
      objects.push({ object, resource });
    }
  });
  const { evaluated, verdicts } = judge.stack({ resources, objects });
  for (const { finding, ...rest } of verdicts) {
    const { subject, path, message } = finding;
    const i = index.get(subject);
    if (i === undefined) throw new Error(`${rest.rule.id} found something about what it was not given`);
    ofSubject.set(i, [...(ofSubject.get(i) ?? []), { ...rest, finding: { path, message } }]);
  }
  return { evaluated, ofSubject };
}

/** What its own judgement reports as not known has no part in the whole either. */
function knownObjects(resource: JudgedResource): readonly KubernetesObject[] {
  try {
    return objectsOfResource(resource).map(({ object }) => object);
  } catch (error) {
    if (error instanceof UnknownValue) return [];
    throw error;
  }
}

function lessExempted(
  { evaluated, verdicts }: Judgement,
  more: readonly Verdict[],
  exemptions: Exemptions,
  names: () => readonly string[],
): JudgedSubject {
  const all = more.length === 0 ? verdicts : [...verdicts, ...more];
  const kept: Verdict[] = [];
  const exempted: Exempted[] = [];
  for (const verdict of all) {
    const exemption = exemptions.covering(verdict.rule.id, verdict.finding.path, names);
    if (exemption === undefined) kept.push(verdict);
    else exempted.push({ verdict, exemption });
  }
  return { evaluated, verdicts: kept, exempted };
}

function subjectNames(subject: Subject): readonly string[] {
  if ("object" in subject) return namesOf(undefined, subject.object);
  const objects = knownObjects(subject.resource);
  return [
    ...namesOf(subject.resource, undefined),
    ...objects.flatMap((object) => namesOf(undefined, object)),
  ];
}
