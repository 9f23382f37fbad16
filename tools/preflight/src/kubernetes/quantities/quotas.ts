/** Check: what a namespace's workloads ask for at their most fits its ResourceQuota. */
import { failure, type Finding } from "../finding.ts";
import { byNamespace, called, isKind, type KubernetesObject } from "../objects.ts";
import { podTemplates, type PodTemplate, specOf } from "../pods.ts";
import { pathText } from "../read.ts";
import { defaultsOf } from "./limit-ranges.ts";
import { amounts, type Defaults, podResources, containerResources } from "./pod-resources.ts";
import type { Pool } from "./pools.ts";
import { exceeds, quantityText } from "./quantity.ts";
import { maxReplicas } from "./replicas.ts";

interface Measure {
  readonly which: "requests" | "limits";
  readonly resource: string;
}

/** cpu is requests.cpu: https://kubernetes.io/docs/concepts/policy/resource-quotas/#compute-resource-quota */
function measureOf(key: string): Measure | undefined {
  const [, prefix, resource = ""] =
    /^(?:(requests|limits)\.)?(cpu|memory|ephemeral-storage)$/.exec(key) ?? [];
  return resource === "" ? undefined : { which: prefix === "limits" ? "limits" : "requests", resource };
}

/** Quotas with scopes count a part of the pods only, and are left alone. */
export function quotaFindings(objects: readonly KubernetesObject[], pools: readonly Pool[]): Finding[] {
  return [...byNamespace(objects).values()].flatMap((inside) => findingsInside(inside, pools));
}

function findingsInside(objects: readonly KubernetesObject[], pools: readonly Pool[]): Finding[] {
  return objects
    .filter((object) => isKind(object, "", "ResourceQuota"))
    .filter((quota) => specOf(quota)["scopes"] === undefined && specOf(quota)["scopeSelector"] === undefined)
    .flatMap((quota) => {
      const templates = podTemplates(objects);
      const defaults = defaultsOf(objects);
      const pods = templates.map((template) => ({
        template,
        replicas: maxReplicas(template, objects, pools),
      }));
      return Object.entries(amounts(specOf(quota)["hard"])).flatMap(([key, hard]) => {
        const measure = measureOf(key);
        if (measure === undefined && key !== "pods") return [];
        const shares = pods.map(({ template, replicas }) => ({
          template,
          replicas,
          each: measure ? (podResources(template, defaults, measure.which)[measure.resource] ?? 0) : 1,
        }));
        return [
          ...sumFindings(quota, key, hard, shares),
          ...(measure
            ? templates.flatMap((template) => unstated(template, quota, key, measure, defaults))
            : []),
        ];
      });
    });
}

interface Share {
  readonly template: PodTemplate;
  readonly replicas: number;
  readonly each: number;
}

function sumFindings(
  quota: KubernetesObject,
  key: string,
  hard: number,
  shares: readonly Share[],
): Finding[] {
  const sum = shares.reduce((total, { replicas, each }) => total + replicas * each, 0);
  if (!exceeds(sum, hard)) return [];
  const parts = shares
    .filter(({ replicas, each }) => replicas * each > 0)
    .map(({ template, replicas, each }) =>
      key === "pods"
        ? `${called(template.owner)} ${replicas}`
        : `${called(template.owner)} ${replicas} x ${quantityText(key, each)}`,
    );
  return [
    failure("quantities/Quota", quota, {
      path: pathText(["spec", "hard", key]),
      message: `the workloads ask for ${quantityText(key, sum)} at their most (${parts.join(", ")}), and ${quantityText(key, hard)} is allowed`,
      remediation: `raise the quota to ${quantityText(key, sum)}, or lower what the workloads ask for`,
    }),
  ];
}

/** Under a quota the API server refuses a pod with a container that does not say what it asks for. */
function unstated(
  template: PodTemplate,
  quota: KubernetesObject,
  key: string,
  { which, resource }: Measure,
  defaults: Defaults,
): Finding[] {
  if (
    podResources({ ...template, spec: { resources: template.spec["resources"] } }, defaults, which)[resource]
  )
    return [];
  return containerResources(template, defaults)
    .filter((container) => container[which][resource] === undefined)
    .map(({ path }) =>
      failure("quantities/Unstated", template.owner, {
        path: pathText([...path, "resources", which, resource]),
        message: `is required, because ${called(quota)} bounds ${key}`,
        remediation: "state it, or give the namespace a LimitRange with a default",
      }),
    );
}
