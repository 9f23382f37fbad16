/** Mistakes in a plan: what is changed, removed or added, and which check has to find it. */
import type { PlannedResource } from "@drydock/core/plan-record";

type Inputs = PlannedResource["inputs"];
type Change = (resources: readonly PlannedResource[]) => readonly PlannedResource[];

export interface Mutation {
  /** As a person would tell of it afterwards. */
  readonly mistake: string;
  /** Check that has to find it. */
  readonly check: string;
  readonly make: Change;
}

/** A resource by type, and by what its name contains. */
export interface Which {
  readonly type: string;
  readonly name?: string;
}

const is = (resource: PlannedResource, { type, name = "" }: Which): boolean =>
  resource.type === type && resource.name.includes(name);

/** Changes the inputs of all that are meant. */
export function change(which: Which, edit: (inputs: Inputs) => Inputs): Change {
  return (resources) => {
    if (!resources.some((one) => is(one, which)))
      throw new Error(`the plan has no ${which.type} ${which.name ?? ""}`);
    return resources.map((one) =>
      is(one, which) ? { ...one, inputs: edit(structuredClone(one.inputs)) } : one,
    );
  };
}

export const set = (which: Which, inputs: Inputs): Change =>
  change(which, (before) => ({ ...before, ...inputs }));

export function remove(which: Which): Change {
  return (resources) => {
    const kept = resources.filter((one) => !is(one, which));
    if (kept.length === resources.length)
      throw new Error(`the plan has no ${which.type} ${which.name ?? ""}`);
    return kept;
  };
}

/** As many more resources of one type. */
export function add(type: string, count: number, inputs: (i: number) => Inputs): Change {
  return (resources) => [
    ...resources,
    ...Array.from({ length: count }, (_, i) => ({
      urn: `urn:pulumi:prod::drydock-mistake::${type}::mistake-${i}`,
      type,
      name: `mistake-${i}`,
      id: `mistake-${i}`,
      layer: "app",
      parent: null,
      component: null,
      inputs: inputs(i),
      dependsOn: [],
    })),
  ];
}

/** The resources no longer wait for anything. */
export function unordered(which: Which): Change {
  return (resources) => resources.map((one) => (is(one, which) ? { ...one, dependsOn: [] } : one));
}

export function both(first: Change, second: Change): Change {
  return (resources) => second(first(resources));
}

/** Changes the configuration of an add-on, which is JSON inside its inputs. */
export function configure(addon: string, edit: (configuration: Record<string, Inputs>) => void): Change {
  return change({ type: "aws:eks/addon:Addon", name: `${addon}-addon` }, (inputs) => {
    const configuration = JSON.parse(String(inputs["configurationValues"])) as Record<string, Inputs>;
    edit(configuration);
    return { ...inputs, configurationValues: JSON.stringify(configuration) };
  });
}

/** Changes the values of a Helm release. */
export function values(name: string, edit: (values: Inputs) => Inputs): Change {
  return change({ type: "kubernetes:helm.sh/v3:Release", name }, (inputs) => ({
    ...inputs,
    values: edit(inputs["values"] as Inputs),
  }));
}
