/** Every selector selects something. */
import { type Inputs, isObject, objectAt, shown, stringsAt } from "../../inputs.ts";
import { defineStackRule, type JudgedStack, type KubernetesObject, type StackFinding } from "../../rule.ts";
import { groupKind } from "../pods-of.ts";
import { deployment, service } from "./examples.ts";
import { isEmptySelector, selects } from "./selectors.ts";
import { labelsOf, mayShareNamespace, specOf, type StackView, viewOf } from "./view.ts";

/** Where each kind that selects pods has its selector, in the form of a label selector. */
const SELECTORS: Readonly<Record<string, (spec: Inputs) => readonly [path: string, selector: unknown]>> = {
  ":Service": ({ selector }) => ["spec.selector", isObject(selector) ? { matchLabels: selector } : undefined],
  "policy:PodDisruptionBudget": ({ selector }) => ["spec.selector", selector],
  "networking.k8s.io:NetworkPolicy": ({ podSelector }) => ["spec.podSelector", podSelector],
  "monitoring.coreos.com:PodMonitor": ({ selector }) => ["spec.selector", selector],
};
const SERVICE_MONITOR = "monitoring.coreos.com:ServiceMonitor";

/** They bring pods and services that nothing here shows. */
const OPAQUE_TYPES = /^kubernetes:helm\.sh\//;
const OPAQUE_KINDS: Readonly<Record<string, (spec: Inputs) => unknown>> = {
  "argoproj.io:Application": destination,
  "argoproj.io:ApplicationSet": (spec) => destination(objectAt(objectAt(spec, "template"), "spec")),
  "helm.toolkit.fluxcd.io:HelmRelease": ({ targetNamespace }) => targetNamespace,
  "kustomize.toolkit.fluxcd.io:Kustomization": ({ targetNamespace }) => targetNamespace,
};

export const selectorSelects = defineStackRule({
  id: "selector-selects",
  title: "Selectors select something",
  description:
    "A selector with a slip in it fails in silence: the service has no endpoints, the budget protects nothing, the policy isolates nothing, the monitor measures nothing. Judged are namespaces whose pods are all in sight.",
  severity: "medium",
  frameworks: [],
  remediation: "use the labels of the pod template, or for a ServiceMonitor those of the service",
  url: "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors",
  examples: {
    good: [deployment(), service({ app: "web" })],
    bad: [deployment(), service({ app: "wbe" })],
  },
  judge: (stack) => {
    const view = viewOf(stack);
    const hidden = hiddenNamespaces(stack, view);
    return [
      ...view.ofKind(...Object.keys(SELECTORS)).flatMap((one) => judgePods(view, one, hidden)),
      ...view.ofKind(SERVICE_MONITOR).flatMap((one) => judgeServices(view, one, hidden)),
    ];
  },
});

type IsHidden = (namespace: string | undefined) => boolean;

function judgePods(view: StackView, subject: KubernetesObject, isHidden: IsHidden): readonly StackFinding[] {
  const spec = specOf(subject);
  const [path, selector] = SELECTORS[groupKind(subject)]?.(spec) ?? ["", undefined];
  const elsewhere = spec["namespaceSelector"] !== undefined || spec["type"] === "ExternalName";
  if (elsewhere || !isObject(selector) || isEmptySelector(selector) || isHidden(subject.metadata.namespace))
    return [];
  // Of a namespace without any pods, nothing is in sight.
  if (!view.pods.some(({ owner }) => mayShareNamespace(subject, owner))) return [];
  if (view.selected(subject, selector).length > 0) return [];
  return [finding(subject, path, selector, "pod")];
}

function judgeServices(
  view: StackView,
  subject: KubernetesObject,
  isHidden: IsHidden,
): readonly StackFinding[] {
  const spec = specOf(subject);
  const { selector } = spec;
  if (!isObject(selector) || isEmptySelector(selector) || isHidden(subject.metadata.namespace)) return [];
  const { any } = objectAt(spec, "namespaceSelector");
  const names = stringsAt(objectAt(spec, "namespaceSelector"), "matchNames") ?? [];
  if (any === true || names.some(isHidden)) return [];
  const services = view
    .ofKind(":Service")
    .filter((one) =>
      names.length === 0 ? mayShareNamespace(subject, one) : names.includes(one.metadata.namespace ?? ""),
    );
  return services.length === 0 || services.some((one) => selects(selector, labelsOf(one)))
    ? []
    : [finding(subject, "spec.selector", selector, "service")];
}

function finding(subject: KubernetesObject, path: string, selector: unknown, what: string): StackFinding {
  const shownSelector = shown(isObject(selector) ? (selector["matchLabels"] ?? selector) : selector);
  return { subject, path, message: `must select a ${what} (is ${shownSelector}, and none has these labels)` };
}

function destination(spec: Inputs): unknown {
  return objectAt(spec, "destination")["namespace"];
}

/** Namespaces that something opaque fills. One that says no namespace, or makes one up later, may fill any. */
function hiddenNamespaces({ resources }: JudgedStack, view: StackView): IsHidden {
  const filled = [
    ...resources.filter(({ type }) => OPAQUE_TYPES.test(type)).map(({ inputs }) => inputs["namespace"]),
    ...Object.entries(OPAQUE_KINDS).flatMap(([kind, target]) =>
      view.ofKind(kind).map((object) => target(specOf(object))),
    ),
  ].map((namespace) => (typeof namespace === "string" && !namespace.includes("{{") ? namespace : ""));
  const hidden = new Set(filled);
  const everywhere = hidden.has("");
  return (namespace = "") => everywhere || (namespace === "" ? hidden.size > 0 : hidden.has(namespace));
}
