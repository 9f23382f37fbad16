/** For specs: what the real components were seen to create, and ours in the same form. */
import { readFile } from "node:fs/promises";
import type { Registration } from "../../in-process/index.ts";

/** One resource below the component; references are `ref:<logical name>`. */
export interface Child {
  readonly type: string;
  readonly name: string;
  /** Absent on components, whose inputs are not what gets deployed. */
  readonly inputs?: unknown;
}

/** Recorded on 2026-11-21 from the real components' code under mocks: awsx of its 3.8 line, eks 4.3.0. */
export interface Recording {
  readonly component: string;
  readonly name: string;
  readonly args: Record<string, unknown>;
  readonly nodeGroup?: Record<string, unknown>;
  /** Tokens of the data sources that were read. */
  readonly reads: readonly string[];
  readonly children: readonly Child[];
}

export async function readRecording(file: string): Promise<Recording> {
  return JSON.parse(await readFile(new URL(file, import.meta.url), "utf8")) as Recording;
}

/** Everything below the recorded component, in the recordings' form and order. */
export function childrenBelow(recording: Recording, registrations: readonly Registration[]): Child[] {
  const given = JSON.stringify(recording.args);
  const ours = registrations.filter(
    ({ type }) => ![recording.component, "pulumi:pulumi:Stack"].includes(type),
  );
  const references = new Map(ours.flatMap(identifiers));
  const cluster = ours.find(({ type }) => type === "aws:eks/cluster:Cluster")?.outputs["name"];
  const simplify = (value: unknown, owner: Registration): unknown => {
    if (Array.isArray(value)) return value.map((item) => simplify(item, owner));
    if (value !== null && typeof value === "object") {
      return Object.fromEntries(
        Object.entries(value)
          .filter(([key, inner]) => key !== "kubeconfig" && inner !== autoNameOf(owner, inner))
          .map(([key, inner]) => [
            key.replace(`kubernetes.io/cluster/${String(cluster)}`, "kubernetes.io/cluster/<cluster>"),
            substitute(key, inner, given) ?? simplify(inner, owner),
          ]),
      );
    }
    return references.has(value) && value !== owner.outputs["name"]
      ? `ref:${references.get(value) ?? ""}`
      : value;
  };
  return ours
    .map((each) => ({
      type: each.type,
      name: each.name,
      ...(each.custom ? { inputs: simplify(each.inputs, each) } : {}),
    }))
    .sort((a, b) => (`${a.type} ${a.name}` < `${b.type} ${b.name}` ? -1 : 1));
}

/** What differs between the recording's mocks and the simulator without meaning anything. */
function substitute(key: string, value: unknown, given: string): string | undefined {
  if (key === "clusterName") return "<cluster>";
  return key === "addonVersion" && !given.includes(String(value)) ? "<newest>" : undefined;
}

function identifiers({ id, name, outputs }: Registration): [unknown, string][] {
  return [id, outputs["arn"], outputs["allocationId"]]
    .filter((value) => value !== undefined)
    .map((value) => [value, name]);
}

/** The name that the provider made up, where the value is one: mocks make up none. */
function autoNameOf({ name }: Registration, value: unknown): unknown {
  return typeof value === "string" && value.length === name.length + 8 && value.startsWith(`${name}-`)
    ? value
    : undefined;
}
