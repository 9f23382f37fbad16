/** No destination rule switches the mesh's own TLS off, nor the check of the other side's certificate. */
import { type Inputs, itemsAt, joined, objectAt } from "../../inputs.ts";
import { defineObjectRule, type Finding, type KubernetesObject } from "../../rule.ts";

const destination = (tls: unknown): unknown => ({
  apiVersion: "networking.istio.io/v1",
  kind: "DestinationRule",
  metadata: { name: "web", namespace: "shop" },
  spec: { host: "web.shop.svc.cluster.local", trafficPolicy: { tls } },
});

export const istioDestinationTls = defineObjectRule({
  id: "istio-destination-tls",
  title: "Istio clients keep TLS on",
  description:
    "A destination rule decides how clients speak to a service, whatever the service asks for. With DISABLE they speak in the clear; without verification they speak to whoever answers.",
  severity: "high",
  frameworks: [],
  remediation: "use ISTIO_MUTUAL inside of the mesh and SIMPLE or MUTUAL outside, and verify certificates",
  url: "https://istio.io/latest/docs/reference/config/networking/destination-rule/#ClientTLSSettings-TLSmode",
  kinds: ["networking.istio.io:DestinationRule"],
  examples: { good: destination({ mode: "ISTIO_MUTUAL" }), bad: destination({ mode: "DISABLE" }) },
  judge,
});

function judge(object: KubernetesObject): readonly Finding[] {
  const spec = objectAt(object, "spec");
  return [
    ...judgePolicy(objectAt(spec, "trafficPolicy"), "spec.trafficPolicy"),
    ...itemsAt(spec, "subsets").flatMap((subset, i) =>
      judgePolicy(objectAt(subset, "trafficPolicy"), joined("spec.subsets", i, "trafficPolicy")),
    ),
  ];
}

function judgePolicy(policy: Inputs, path: string): readonly Finding[] {
  return [
    ...judgeTls(objectAt(policy, "tls"), joined(path, "tls")),
    ...itemsAt(policy, "portLevelSettings").flatMap((setting, i) =>
      judgeTls(objectAt(setting, "tls"), joined(path, "portLevelSettings", i, "tls")),
    ),
  ];
}

function judgeTls({ mode, insecureSkipVerify }: Inputs, path: string): readonly Finding[] {
  const off = mode === "DISABLE";
  const blind = insecureSkipVerify === true || insecureSkipVerify === "true";
  return [
    ...(off ? [{ path: joined(path, "mode"), message: 'must be a mode with TLS (is "DISABLE")' }] : []),
    ...(blind ? [{ path: joined(path, "insecureSkipVerify"), message: "must not be true" }] : []),
  ];
}
