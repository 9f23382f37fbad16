/** Proofs by resources of the plan. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { absent, type Evidence, type Proof, shown } from "../proof.ts";
import { at, type Inputs, type Read } from "./inputs.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";

/** Types whose resources run pods. */
const WITH_PODS = [
  "kubernetes:apps/v1:Deployment",
  "kubernetes:apps/v1:StatefulSet",
  "kubernetes:argoproj.io/v1alpha1:Rollout",
] as const;

/** At least one resource of the type shows it. */
export function has(type: string, read?: Read): Proof {
  return ({ record }) => {
    const found = made(record.resources, [type]).flatMap((resource) => {
      const value = read?.(resource.inputs);
      return read !== undefined && value === undefined ? [] : [{ resource, value }];
    });
    return found.length === 0 ? absent(`no ${kindOf(type)} of the plan shows it`) : shown(...summary(found));
  };
}

/** There are resources of the types, and each of them shows it. */
export function all(
  types: readonly string[],
  read: Read,
  which: (inputs: Inputs) => boolean = () => true,
): Proof {
  return ({ record }) => {
    const meant = made(record.resources, types).filter(({ inputs }) => which(inputs));
    if (meant.length === 0) return absent(`the plan has no ${types.map(kindOf).join(" or ")}`);
    const found = meant.map((resource) => ({ resource, value: read(resource.inputs) }));
    const wrong = found.filter((one) => one.value === undefined);
    if (wrong.length === 0) return shown(...summary(found));
    const names = wrong.slice(0, 3).map(({ resource }) => label(resource));
    return absent(
      `not shown by ${names.join(", ")}${wrong.length > 3 ? ` and ${wrong.length - 3} more` : ""}`,
    );
  };
}

export const allPods = (read: Read): Proof => all(WITH_PODS, read);

/** The plan installs a chart, and with values that show what is asked for. */
export function release(chart: string, read?: Read): Proof {
  return ({ record }) => {
    const found = made(record.resources, [RELEASE])
      .filter(({ inputs }) => String(inputs["chart"]).split("/").at(-1) === chart)
      .map((resource) => ({ resource, value: read ? read(resource.inputs) : version(resource) }));
    const right = found.filter(({ value }) => value !== undefined);
    if (found.length === 0) return absent(`chart ${chart} is not installed`);
    return right.length === 0
      ? absent(`the values of chart ${chart} do not show it`)
      : shown(...summary(right));
  };
}

const version = ({ inputs }: PlannedResource): string | undefined => {
  const found = at(inputs, "version");
  return typeof found === "string" ? `version ${found}` : undefined;
};

interface Shown {
  readonly resource: PlannedResource;
  readonly value: string | undefined;
}

/** The first, and how many more. */
function summary(all: readonly Shown[]): readonly Evidence[] {
  return all.slice(0, 1).map(({ resource, value }) => ({
    kind: "resource",
    name: label(resource),
    urn: resource.urn,
    ...(value === undefined ? {} : { value }),
    ...(all.length > 1 ? { more: all.length - 1 } : {}),
  }));
}

/** Components are what resources are made of here; only what AWS or Kubernetes has counts. */
function made(resources: readonly PlannedResource[], types: readonly string[]): readonly PlannedResource[] {
  return resources.filter(({ id, type }) => id !== undefined && types.includes(type));
}

const kindOf = (type: string): string => type.slice(type.lastIndexOf(":") + 1);
const label = ({ type, name }: PlannedResource): string => `${kindOf(type)} ${name}`;
