/** What specs ask of the apps of a plan: their specs by name, and their pods. */
import type { Planned } from "./plan.ts";

export type { Planned } from "./plan.ts";

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs read specs of any kind
export type Inputs = Readonly<Record<string, any>>;

const WITH_PODS = /:(Deployment|StatefulSet|Rollout)$/;

/** spec of an app's object: its kind without "kubernetes:", and the noun that ends its logical name. */
export function specOf(plan: Planned, kind: string, app: string, noun: string): Inputs {
  return (plan.get(`kubernetes:${kind}`, `app-${app}-${noun}`).inputs as Inputs)["spec"] as Inputs;
}

/** Every app that has pods. */
export function plannedApps(plan: Planned): readonly { readonly name: string; readonly pod: Inputs }[] {
  return plan.resources
    .filter(({ layer, type }) => layer === "app" && WITH_PODS.test(type))
    .map(({ name, inputs }) => {
      const { spec } = inputs as { readonly spec: { readonly template: { readonly spec: Inputs } } };
      return { name, pod: spec.template.spec };
    });
}
