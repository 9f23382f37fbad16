/** In a mesh, every namespace asks for its sidecars or belongs to the ambient mesh. */
import { joined, objectAt, shown } from "../../inputs.ts";
import { defineObjectRule } from "../../rule.ts";

const INJECTION = "istio-injection";

const namespace = (labels: unknown): unknown => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "shop", labels },
});

export const sidecarInjectionEnabled = defineObjectRule({
  id: "sidecar-injection-enabled",
  title: "Namespaces are part of the mesh",
  description:
    "Pods without a proxy speak in the clear, and no authorization policy is asked about them. Only judged where the settings say that the namespace, or every one, belongs to a mesh.",
  severity: "medium",
  frameworks: [],
  remediation: `label the namespace ${INJECTION}: enabled, istio.io/rev with a revision, or istio.io/dataplane-mode: ambient`,
  url: "https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy",
  kinds: [":Namespace"],
  examples: { good: namespace({ [INJECTION]: "enabled" }), bad: namespace({ [INJECTION]: "disabled" }) },
  judge: (object, { serviceMesh, meshNamespaces }) => {
    if (!serviceMesh && !meshNamespaces.includes(object.metadata.name ?? "")) return [];
    const labels = objectAt(objectAt(object, "metadata"), "labels");
    const set = labels[INJECTION];
    // The label for injection is asked before the one for a revision.
    const revision = set === undefined && typeof labels["istio.io/rev"] === "string";
    const ambient = set !== "disabled" && labels["istio.io/dataplane-mode"] === "ambient";
    if (set === "enabled" || revision || ambient) return [];
    return [{ path: joined("metadata.labels", INJECTION), message: `must be enabled (is ${shown(set)})` }];
  },
});
