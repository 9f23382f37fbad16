/** Requests and limits of containers, with what the API server fills in, as each of six rules asks for one. */
import { joined, objectAt, shown } from "../../inputs.ts";
import type { Finding, Inputs, JudgedContainer, JudgedPod } from "../../rule.ts";

export type Kind = "requests" | "limits";
export type ResourceName = "cpu" | "memory" | "ephemeral-storage";

const QUANTITY = /^\+?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

/** Containers without a request or limit of their own, unless the pod has one for all of them. */
export function withoutResource(pod: JudgedPod, kind: Kind, name: ResourceName): readonly Finding[] {
  if (isPositive(effective(pod.spec, kind, name))) return [];
  // The API refuses resources on ephemeral containers.
  return pod
    .containers()
    .filter((container) => container.kind !== "ephemeralContainer")
    .flatMap((container) => lack(container, kind, name));
}

function lack({ spec, path }: JudgedContainer, kind: Kind, name: ResourceName): readonly Finding[] {
  const value = effective(spec, kind, name);
  if (isPositive(value)) return [];
  return [
    { path: joined(path, "resources", kind, name), message: `must be more than 0 (is ${shown(value)})` },
  ];
}

/** A limit without a request is the request too. */
function effective(spec: Inputs, kind: Kind, name: ResourceName): unknown {
  const resources = objectAt(spec, "resources");
  const limit = objectAt(resources, "limits")[name] ?? undefined;
  return kind === "limits" ? limit : (objectAt(resources, "requests")[name] ?? limit);
}

/** Whether a value is a quantity of Kubernetes above 0: 100m, 1.5, 64Mi, 1e3. */
export function isPositive(value: unknown): boolean {
  if (typeof value === "number") return value > 0;
  return typeof value === "string" && QUANTITY.test(value) && Number.parseFloat(value) > 0;
}
