/** Reads security fields of pods so that a value of the wrong shape stays in sight, instead of counting as not set. */
import { isObject, joined } from "../../inputs.ts";
import type { Finding, JudgedPod } from "../../rule.ts";
import { shown } from "../../inputs.ts";

export interface Field {
  readonly path: string;
  /** Undefined where the field is not set, which null means too. */
  readonly value: unknown;
  /** The value stands where an object or a list belongs, so that the field itself cannot be. */
  readonly misshapen: boolean;
}

/** A compiled path; `[]` is every item of a list. */
export type FieldPath = readonly string[];

/** `ports[].hostPort` in the form that is walked. */
export function fieldPath(path: string): FieldPath {
  return path.replaceAll("[]", ".[]").split(".");
}

/** The field of `root`, or one for each item where the path goes through lists. */
export function fieldsAt(root: unknown, at: string, path: FieldPath): readonly Field[] {
  return walked(root, at, path, 0);
}

/** The field of the pod's own spec. */
export function podFields({ spec, path }: JudgedPod, field: FieldPath): readonly Field[] {
  return fieldsAt(spec, path, field);
}

/** The field of every container: init containers, ordinary ones and ephemeral ones. */
export function containerFields(pod: JudgedPod, field: FieldPath): readonly Field[] {
  return pod.containers().flatMap(({ spec, path }) => fieldsAt(spec, path, field));
}

/** The field where it can be set for the whole pod, and for each container. */
export function podAndContainerFields(pod: JudgedPod, field: FieldPath): readonly Field[] {
  return [...podFields(pod, field), ...containerFields(pod, field)];
}

/** Fields that are set, but not to an allowed value. */
export function offending(
  fields: readonly Field[],
  allowed: (value: unknown) => boolean,
  must: string,
): readonly Finding[] {
  return fields
    .filter(({ value, misshapen }) => misshapen || (value !== undefined && !allowed(value)))
    .map((field) => wrong(field, must));
}

/** Fields that are not set to an allowed value. */
export function lacking(
  fields: readonly Field[],
  allowed: (value: unknown) => boolean,
  must: string,
): readonly Finding[] {
  return fields
    .filter(({ value, misshapen }) => misshapen || !allowed(value))
    .map((field) => wrong(field, must));
}

export function wrong({ path, value }: Field, must: string): Finding {
  return { path, message: `${must} (is ${shown(value)})` };
}

function walked(value: unknown, at: string, path: FieldPath, step: number): readonly Field[] {
  const key = path[step];
  if (key === undefined) return [{ path: at, value: value ?? undefined, misshapen: false }];
  if (value === undefined || value === null) return unset(at, path.slice(step));
  if (key === "[]") {
    if (!Array.isArray(value)) return [{ path: at, value, misshapen: true }];
    return value.flatMap((item: unknown, i) => walked(item, joined(at, i), path, step + 1));
  }
  if (!isObject(value)) return [{ path: at, value, misshapen: true }];
  return walked(value[key], joined(at, key), path, step + 1);
}

/** An absent list has no items, and so no fields of items. */
function unset(at: string, rest: FieldPath): readonly Field[] {
  return rest.includes("[]") ? [] : [{ path: joined(at, ...rest), value: undefined, misshapen: false }];
}
