/** The plan that a new one is held against: a file, a directory, or a revision of the repository. */
import { type EarlierPlan, readEarlierPlan } from "../read-record.ts";
import { planRevision } from "./plan-revision.ts";

const REVISION = "git:";

/** The part of --against that names a revision; undefined where it names a file. */
export function revisionIn(base: string): string | undefined {
  return base.startsWith(REVISION) ? base.slice(REVISION.length) : undefined;
}

/**
 * @param base plan.json, a directory that holds one, or git:REF.
 * @throws PlanFileError, RevisionError
 */
export function readBase(base: string, environment: string): Promise<EarlierPlan> {
  const revision = revisionIn(base);
  return revision === undefined ? readEarlierPlan(base) : planRevision(revision, environment);
}
