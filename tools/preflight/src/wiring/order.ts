/** Custom resources come after what defines and serves their kind. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { called } from "../kubernetes/objects.ts";
import { text } from "../kubernetes/read.ts";
import type { Check, Found } from "../platform/check.ts";
import { ADDON, type Platform } from "../platform/platform.ts";

/** Charts and add-ons that bring the kinds of an API group, by group. One is enough. */
const BRINGERS: Readonly<Record<string, readonly string[]>> = {
  "argoproj.io": ["argo-cd", "argo-rollouts"],
  "cert-manager.io": ["cert-manager"],
  "constraints.gatekeeper.sh": ["gatekeeper"],
  "external-secrets.io": ["external-secrets"],
  "generators.external-secrets.io": ["external-secrets"],
  "karpenter.k8s.aws": ["karpenter"],
  "karpenter.sh": ["karpenter"],
  "keda.sh": ["keda"],
  "monitoring.coreos.com": ["prometheus-operator-crds", "kube-prometheus-stack"],
  "networking.istio.io": ["base", "istiod"],
  "security.istio.io": ["base", "istiod"],
  "snapshot.storage.k8s.io": ["snapshot-controller"],
  "telemetry.istio.io": ["base", "istiod"],
  "templates.gatekeeper.sh": ["gatekeeper"],
  "velero.io": ["velero"],
};

function bringersOf({ releases, of, byUrn }: Platform, names: readonly string[]): PlannedResource[] {
  return [
    ...releases.filter(({ chart }) => names.includes(chart)).flatMap(({ urn }) => byUrn(urn) ?? []),
    ...of(ADDON).filter(({ inputs }) => names.includes(text(inputs["addonName"]) ?? "")),
  ];
}

/** Whether one resource waits for one of others, directly or through what it waits for. */
function waits({ byUrn }: Platform, from: PlannedResource, targets: ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const urn of next.dependsOn) {
      if (targets.has(urn)) return true;
      if (seen.has(urn)) continue;
      seen.add(urn);
      const resource = byUrn(urn);
      if (resource) open.push(resource);
    }
  }
  return false;
}

export const beforeItsController: Check = {
  id: "wiring/BeforeItsController",
  explanation:
    "A custom resource that is not ordered after its CRD and controller fails when it happens to be made first, and at the end is left behind: its finalizer has nobody to remove it.",
  source: "https://www.pulumi.com/docs/iac/concepts/resources/options/dependson/",
  find: (platform) => {
    const position = new Map(platform.layers.map((name, i) => [name, i]));
    const known = new Map(
      Object.entries(BRINGERS).map(([group, names]) => [group, bringersOf(platform, names)] as const),
    );
    return platform.objects.flatMap((object): Found[] => {
      const bringers = known.get(object.group) ?? [];
      const subject = platform.byUrn(object.urn);
      if (!subject || bringers.length === 0) return [];
      const earlier = bringers.some(
        ({ layer }) => (position.get(layer) ?? -1) < (position.get(subject.layer) ?? -1),
      );
      const targets = new Set(bringers.map(({ urn }) => urn));
      if (earlier || waits(platform, subject, targets)) return [];
      const names = bringers.map(({ name }) => name).join(", ");
      return [
        {
          status: "fail",
          subject,
          message: `${called(object)} does not wait for what serves its kind: ${names}`,
          evidence: "no chain of dependsOn leads there, and no earlier layer has it",
          remediation: `add dependsOn: ${names}`,
        },
      ];
    });
  },
};
