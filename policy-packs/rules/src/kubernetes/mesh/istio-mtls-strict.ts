/** Every peer authentication asks for mutual TLS, on all ports. */
import { asObject, joined, objectAt, shown } from "../../inputs.ts";
import { defineObjectRule, type Finding, type KubernetesObject } from "../../rule.ts";

const authentication = (spec: unknown): unknown => ({
  apiVersion: "security.istio.io/v1",
  kind: "PeerAuthentication",
  metadata: { name: "default", namespace: "shop" },
  spec,
});

export const istioMtlsStrict = defineObjectRule({
  id: "istio-mtls-strict",
  title: "Istio asks for mutual TLS",
  description:
    "PERMISSIVE, which is what Istio falls back to, takes plain text beside TLS: whoever reaches the pod speaks to it without an identity, and policies about identities do not hold.",
  severity: "high",
  frameworks: [],
  remediation: "set spec.mtls.mode to STRICT, and remove the modes of single ports",
  url: "https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication-MutualTLS-Mode",
  kinds: ["security.istio.io:PeerAuthentication"],
  examples: {
    good: authentication({ mtls: { mode: "STRICT" } }),
    bad: authentication({ mtls: { mode: "PERMISSIVE" } }),
  },
  judge,
});

function judge(object: KubernetesObject): readonly Finding[] {
  const spec = objectAt(object, "spec");
  const { mode } = objectAt(spec, "mtls");
  const ports = Object.entries(objectAt(spec, "portLevelMtls")).map(
    ([port, mtls]) => [port, asObject(mtls)["mode"]] as const,
  );
  return [
    ...(mode === "STRICT" ? [] : [{ path: "spec.mtls.mode", message: mustBeStrict(mode) }]),
    ...ports
      // A port that says nothing has the mode of the whole.
      .filter(([, own]) => own !== "STRICT" && own !== "UNSET" && own !== undefined)
      .map(([port, own]) => ({
        path: joined("spec.portLevelMtls", port, "mode"),
        message: mustBeStrict(own),
      })),
  ];
}

const mustBeStrict = (mode: unknown): string => `must be STRICT (is ${shown(mode)})`;
