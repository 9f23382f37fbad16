/** Kubernetes objects of a plan, one YAML document each. */
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { stringify } from "yaml";

export interface Manifest {
  /** Path below the manifests directory: cluster/ClusterRole-readonly-user.yaml. */
  readonly path: string;
  readonly content: string;
}

interface KubernetesObject {
  apiVersion?: string;
  kind?: string;
  metadata?: { name?: string; namespace?: string };
}

/** Objects that the programs create themselves; what a Helm chart brings is not known to a plan. */
export function manifestsOf(record: PlanRecord): Manifest[] {
  const manifests = record.resources.filter(isKubernetesObject).map((resource) => {
    const object = resource.inputs as KubernetesObject;
    const parts = [object.kind, object.metadata?.namespace, object.metadata?.name ?? resource.name];
    const file = parts
      .filter((part) => part !== undefined)
      .join("-")
      .replaceAll(/[^A-Za-z0-9.-]/g, "_");
    return { path: `${resource.layer}/${file}.yaml`, content: stringify(resource.inputs, { lineWidth: 0 }) };
  });
  return distinctPaths(manifests);
}

function isKubernetesObject({ type, inputs }: PlannedResource): boolean {
  return (
    type.startsWith("kubernetes:") &&
    typeof inputs["kind"] === "string" &&
    typeof inputs["apiVersion"] === "string"
  );
}

/** Two API groups may have one kind and name: the second file is numbered. */
function distinctPaths(manifests: readonly Manifest[]): Manifest[] {
  const seen = new Map<string, number>();
  return manifests.map((manifest) => {
    const count = (seen.get(manifest.path) ?? 0) + 1;
    seen.set(manifest.path, count);
    return count === 1 ? manifest : { ...manifest, path: manifest.path.replace(/\.yaml$/, `-${count}.yaml`) };
  });
}
