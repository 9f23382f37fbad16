/** Values of the external-dns chart. */
import type { EdgeSettings } from "@drydock/core/environment";
import { EXTERNAL_DNS } from "@drydock/core/flows";
import type { Placement } from "@drydock/core/placement";
import { type HelmValues, RESTRICTED_CONTAINER, RESTRICTED_POD } from "@drydock/helm-addon";
import { PLATFORM_CRITICAL } from "../installing.ts";

export interface DnsSurroundings {
  readonly policy: NonNullable<EdgeSettings["dns"]>["policy"];
  readonly entrance: EdgeSettings["entrance"]["kind"];
  /** Whose records are whose, where several clusters write into one zone. */
  readonly owner: string;
  readonly region: string;
  readonly hostedZones: readonly { readonly domain: string; readonly hostedZoneId: string }[];
  readonly placement: Placement;
}

const POLICIES = { Sync: "sync", UpsertOnly: "upsert-only" } as const;
/** Group of the image, which reads the token of its role. */
const GROUP = 65_534;

export function externalDnsValues(around: DnsSurroundings): HelmValues {
  const { policy, entrance, owner, region, hostedZones, placement } = around;
  return {
    provider: { name: "aws" },
    // Of a Service only what its annotation says: the host of this region.
    sources: entrance === "istio" ? ["istio-gateway"] : ["ingress", "service"],
    policy: POLICIES[policy],
    registry: "txt",
    txtOwnerId: owner,
    // A name that is an alias has no room for a TXT record of its own.
    txtPrefix: "externaldns-",
    domainFilters: hostedZones.map(({ domain }) => domain),
    extraArgs: {
      "zone-id-filter": hostedZones.map(({ hostedZoneId }) => hostedZoneId),
      "aws-zone-type": "public",
    },
    managedRecordTypes: ["A", "AAAA", "CNAME"],
    interval: "1m",
    triggerLoopOnEvent: true,
    logFormat: "json",
    env: [
      // A pod cannot ask the metadata service of its node for it.
      { name: "AWS_REGION", value: region },
      { name: "AWS_DEFAULT_REGION", value: region },
    ],
    serviceAccount: { create: true, name: EXTERNAL_DNS },
    podSecurityContext: { ...RESTRICTED_POD, fsGroup: GROUP },
    securityContext: { ...RESTRICTED_CONTAINER, privileged: false, runAsNonRoot: true },
    resources: { requests: { cpu: "50m", memory: "128Mi" }, limits: { cpu: "200m", memory: "256Mi" } },
    priorityClassName: PLATFORM_CRITICAL,
    nodeSelector: placement.nodeSelector,
    tolerations: placement.tolerations,
    serviceMonitor: { enabled: true, interval: "30s" },
  };
}
