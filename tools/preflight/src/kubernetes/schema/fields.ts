/** Fields on which a schema and the API server of a Kubernetes minor differ, as data. */
import { readData } from "../data.ts";
import type { Step } from "./issue.ts";

interface Place {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** spec.containers[].restartPolicyRules: [] is any place of a list. */
  readonly path: string;
}

export interface GatedField extends Place {
  /** First minor whose API server takes it; null where none does. */
  readonly since: string | null;
  readonly gate: string;
}

export interface FieldsFile {
  readonly notYet: readonly GatedField[];
  readonly lacking: readonly (Place & { readonly reason: string })[];
  readonly open: readonly (Place & { readonly reason: string })[];
}

interface Named {
  readonly apiVersion: string;
  readonly kind: string;
}

function fields(): FieldsFile {
  return readData<FieldsFile>("fields");
}

function concerns(place: Place, { apiVersion, kind }: Named): boolean {
  return place.apiVersion === apiVersion && place.kinds.includes(kind);
}

/** spec.containers[0].image as spec.containers[].image */
function anywhere(path: readonly Step[]): string {
  return path
    .map((step) => (typeof step === "number" ? "[]" : `.${step}`))
    .join("")
    .slice(1);
}

export function gatedFields(object: Named): readonly GatedField[] {
  return fields().notYet.filter((field) => concerns(field, object));
}

/** Whether a field that the schema does not know is taken all the same. */
export function isTaken(object: Named, path: readonly Step[], file: FieldsFile = fields()): boolean {
  const place = anywhere(path);
  return (
    file.lacking.some((one) => concerns(one, object) && one.path === place) ||
    file.open.some((one) => concerns(one, object) && place.startsWith(`${one.path}.`))
  );
}

/** Every place of an object that a path with [] in it stands for, and that is there. */
export function placesOf(tree: unknown, path: string): Step[][] {
  const steps = path.split(/\.|(?=\[\])/);
  return steps
    .reduce<{ path: Step[]; value: unknown }[]>(
      (found, step) =>
        found.flatMap(({ path: before, value }) => {
          if (step === "[]") {
            return Array.isArray(value)
              ? value.map((item: unknown, i) => ({ path: [...before, i], value: item }))
              : [];
          }
          const inner = (value as Record<string, unknown> | null | undefined)?.[step];
          return inner === undefined ? [] : [{ path: [...before, step], value: inner }];
        }),
      [{ path: [], value: tree }],
    )
    .map((one) => one.path);
}
