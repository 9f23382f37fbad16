/** Webhooks and rules of admission before the pods that they judge or change. */
import type { OrderRule } from "../rule.ts";
import type { Pods, World } from "../world.ts";
import { textAt, textsAt } from "../world.ts";

const RULES_OF_ADMISSION: readonly (readonly [group: string, kind: RegExp])[] = [
  ["admissionregistration.k8s.io", /^ValidatingAdmissionPolicy(Binding)?$/],
  ["constraints.gatekeeper.sh", /./],
];

export const admission: OrderRule = {
  id: "admission",
  why: "A workload that is there before the rules is never refused by them.",
  needs: ({ pods, objects, chart }) => {
    const rules = objects.filter(
      ({ group, kind, layer }) =>
        layer === "security" && RULES_OF_ADMISSION.some(([one, kinds]) => one === group && kinds.test(kind)),
    );
    const webhooks = chart("gatekeeper");
    const judged = pods.filter((one) => one.chart === undefined);
    return judged.map((subject) => ({ subject, after: [...webhooks, ...rules], what: "rules of admission" }));
  },
};

/** Whether pods get a proxy: their namespace says so, and they do not say otherwise. */
function inMesh({ kind }: World, { namespace, template }: Pods): boolean {
  const found = kind("", "Namespace").find(({ name }) => name === namespace);
  const enabled = textAt(found?.inputs, "metadata", "labels", "istio-injection") === "enabled";
  return enabled && !textsAt(template, "sidecar.istio.io/inject").includes("false");
}

export const sidecars: OrderRule = {
  id: "sidecar",
  why: "A pod that starts before the injector has no proxy until it is restarted: the mesh refuses its calls.",
  needs: (world) =>
    world.pods
      .filter((pods) => inMesh(world, pods))
      .map((subject) => ({ subject, after: world.chart("istiod", "cni"), what: "istiod" })),
};
