/** Check: every container and pod stays within the LimitRange of its namespace. */
import { failure, type Finding } from "../finding.ts";
import { byNamespace, called, isKind, type KubernetesObject } from "../objects.ts";
import { specOf, podTemplates, type PodTemplate } from "../pods.ts";
import { pathText, records } from "../read.ts";
import { type Amounts, amounts, containerResources, type Defaults, podResources } from "./pod-resources.ts";
import { exceeds, quantityText } from "./quantity.ts";

/** Of the objects of one namespace: where a maximum is set and no default is, the maximum is the default; a default limit is a default request. */
export function defaultsOf(objects: readonly KubernetesObject[]): Defaults {
  return limitRanges(objects).reduce<Defaults>(
    (defaults, range) =>
      itemsOf(range, "Container").reduce<Defaults>((all, item) => {
        const limits = { ...all.limits, ...amounts(item["max"]), ...amounts(item["default"]) };
        const requests = { ...all.requests, ...limits, ...amounts(item["defaultRequest"]) };
        return { limits, requests };
      }, defaults),
    { requests: {}, limits: {} },
  );
}

export function limitRangeFindings(objects: readonly KubernetesObject[]): Finding[] {
  return [...byNamespace(objects).values()].flatMap(findingsInside);
}

function findingsInside(objects: readonly KubernetesObject[]): Finding[] {
  const defaults = defaultsOf(objects);
  const ranges = limitRanges(objects);
  return podTemplates(objects).flatMap((template) =>
    ranges.flatMap((range) => [
      ...itemsOf(range, "Container").flatMap((item) =>
        containerResources(template, defaults).flatMap(({ path, requests, limits }) =>
          outside(template, range, item, { requests, limits, path: pathText([...path, "resources"]) }),
        ),
      ),
      ...itemsOf(range, "Pod").flatMap((item) =>
        outside(template, range, item, {
          requests: podResources(template, defaults, "requests"),
          limits: podResources(template, defaults, "limits"),
          path: pathText([...template.path, "spec"]),
        }),
      ),
    ]),
  );
}

function limitRanges(objects: readonly KubernetesObject[]): KubernetesObject[] {
  return objects.filter((object) => isKind(object, "", "LimitRange"));
}

function itemsOf(range: KubernetesObject, type: string): Readonly<Record<string, unknown>>[] {
  return records(specOf(range)["limits"]).flatMap(([item]) => (item["type"] === type ? [item] : []));
}

interface Held {
  readonly requests: Amounts;
  readonly limits: Amounts;
  readonly path: string;
}

function outside(
  { owner }: PodTemplate,
  range: KubernetesObject,
  item: Readonly<Record<string, unknown>>,
  { requests, limits, path }: Held,
): Finding[] {
  const said = (what: string, resource: string, amount: number, bound: number, word: string): Finding =>
    failure("quantities/LimitRange", owner, {
      path,
      message: `the ${what} of ${quantityText(resource, amount)} ${resource} is ${word} ${quantityText(resource, bound)}, the bound of ${called(range)}`,
      remediation: `change the ${what}, or the bound`,
    });
  const over = Object.entries(amounts(item["max"])).flatMap(([resource, max]) => {
    const limit = limits[resource];
    return limit !== undefined && exceeds(limit, max) ? [said("limit", resource, limit, max, "above")] : [];
  });
  const under = Object.entries(amounts(item["min"])).flatMap(([resource, min]) => {
    const request = requests[resource];
    return request !== undefined && exceeds(min, request)
      ? [said("request", resource, request, min, "below")]
      : [];
  });
  return [...over, ...under];
}
