/** Check: what selects pods by label selects some: Services, disruption budgets, policies of network and mesh. */
import type { Finding } from "../finding.ts";
import { failure } from "../finding.ts";
import { isKind, type KubernetesObject } from "../objects.ts";
import { portNames, specOf } from "../pods.ts";
import { at, isRecord, records, text } from "../read.ts";
import type { World } from "../world.ts";
import { type Candidate, select } from "./candidates.ts";
import { selectionFindings } from "./findings.ts";
import { labelSelector, mapSelector, type Requirement, selectorText } from "./match.ts";

/** Policies in Istio's root namespace hold in all namespaces. */
const MESH_ROOT = "istio-system";

interface PodSelector {
  readonly path: string;
  readonly requirements: readonly Requirement[];
  /** Undefined: pods of every namespace. */
  readonly namespaces: ReadonlySet<string> | undefined;
}

export function podSelectorFindings({ objects, pods }: World): Finding[] {
  return objects
    .filter(({ patch }) => !patch)
    .flatMap((object) => {
      const selector = podSelector(object);
      // A selector without requirements takes every pod that may come: default deny is written so.
      if (selector === undefined || selector.requirements.length === 0) return [];
      const { path, requirements, namespaces } = selector;
      const selection = select(requirements, pods, namespaces);
      const where = namespaces ? `in namespace ${[...namespaces].join(", ")}` : "in any namespace";
      const asked = { object, path, selector: selectorText(requirements), what: "pods", where };
      return [
        ...selectionFindings(asked, selection),
        ...(selection.answer === "yes" && selection.doubtful.length === 0
          ? portFindings(object, selection.selected)
          : []),
      ];
    });
}

function podSelector(object: KubernetesObject): PodSelector | undefined {
  const spec = specOf(object);
  const own = new Set([object.namespace ?? "default"]);
  if (isKind(object, "", "Service")) {
    const given = spec["type"] !== "ExternalName" && isRecord(spec["selector"]);
    return given
      ? { path: "spec.selector", requirements: mapSelector(spec["selector"]), namespaces: own }
      : undefined;
  }
  if (isKind(object, "policy", "PodDisruptionBudget")) {
    return { path: "spec.selector", requirements: labelSelector(spec["selector"]), namespaces: own };
  }
  if (isKind(object, "networking.k8s.io", "NetworkPolicy")) {
    return { path: "spec.podSelector", requirements: labelSelector(spec["podSelector"]), namespaces: own };
  }
  if (isKind(object, "networking.istio.io", "Gateway")) {
    return { path: "spec.selector", requirements: mapSelector(spec["selector"]), namespaces: undefined };
  }
  return meshSelector(object, own);
}

function meshSelector(object: KubernetesObject, own: ReadonlySet<string>): PodSelector | undefined {
  const namespaces = object.namespace === MESH_ROOT ? undefined : own;
  if (["security.istio.io", "telemetry.istio.io", "extensions.istio.io"].includes(object.group)) {
    return {
      path: "spec.selector",
      requirements: labelSelector(at(object.tree, "spec", "selector")),
      namespaces,
    };
  }
  const place = isKind(object, "networking.istio.io", "Sidecar", "EnvoyFilter")
    ? "workloadSelector"
    : undefined;
  if (place === undefined) return undefined;
  const labels = at(object.tree, "spec", place, "labels");
  return { path: `spec.${place}`, requirements: mapSelector(labels), namespaces };
}

/** A Service's named target port is a name that some selected pod gives one of its ports. */
function portFindings(object: KubernetesObject, selected: readonly Candidate[]): Finding[] {
  if (!isKind(object, "", "Service")) return [];
  const names = new Set(selected.flatMap(({ template }) => (template ? portNames(template) : [])));
  return records(specOf(object)["ports"]).flatMap(([{ targetPort }, i]) => {
    const wanted = text(targetPort);
    if (wanted === undefined || names.has(wanted)) return [];
    const pods = selected.map(({ called }) => called).join(", ");
    return failure("selectors/NoSuchPort", object, {
      path: `spec.ports[${i}].targetPort`,
      message: `no container of ${pods} has a port named ${wanted}`,
      remediation:
        names.size > 0
          ? `use one of ${[...names].join(", ")}`
          : "name the container's port, or use its number",
    });
  });
}
