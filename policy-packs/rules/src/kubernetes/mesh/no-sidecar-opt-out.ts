/** No pod keeps the proxy of the mesh out. */
import { joined, objectAt, shown } from "../../inputs.ts";
import { defineObjectRule, type Finding, type JudgedPod } from "../../rule.ts";
import { podsOf } from "../pods-of.ts";

const INJECT = "sidecar.istio.io/inject";

const pod = (annotations: unknown): unknown => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", namespace: "shop", annotations },
  spec: { containers: [{ name: "web", image: "registry.example.com/web:1.4.2" }] },
});

export const noSidecarOptOut = defineObjectRule({
  id: "no-sidecar-opt-out",
  title: "Pods do not leave the mesh",
  description:
    "A pod that refuses the sidecar takes plain text from anybody, and calls others without an identity: the policies of the mesh end at it.",
  severity: "medium",
  frameworks: [],
  remediation: `remove the label or annotation ${INJECT}, or set it to "true"`,
  url: "https://istio.io/latest/docs/reference/config/labels/#SidecarInject",
  examples: { good: pod({ [INJECT]: "true" }), bad: pod({ [INJECT]: "false" }) },
  kinds: ["*"],
  judge: (object) =>
    podsOf(object).flatMap((pod) => [...refusal(pod, "annotations"), ...refusal(pod, "labels")]),
});

/** Istio takes every spelling of false that Go's parser knows. */
const FALSE = new Set<unknown>(["false", "False", "FALSE", "f", "F", "0", false]);

function refusal(
  { owner, path, labels, annotations }: JudgedPod,
  field: "annotations" | "labels",
): readonly Finding[] {
  const template = path === "spec" ? "" : path.replace(/\.?spec$/, "");
  const value =
    path === "spec"
      ? objectAt(objectAt(owner, "metadata"), field)[INJECT]
      : { annotations, labels }[field][INJECT];
  return FALSE.has(value)
    ? [{ path: joined(template, "metadata", field, INJECT), message: `must not be ${shown(value)}` }]
    : [];
}
