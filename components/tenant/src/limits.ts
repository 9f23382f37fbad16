/** How much a tenant may have altogether, and how large one container, pod or claim may be. */
import type { types } from "@pulumi/kubernetes";

export interface ComputeAmounts {
  readonly cpu?: string;
  readonly memory?: string;
}

/** Sums over the namespace. With CPU or memory in it, Kubernetes refuses pods that do not state them. */
export interface Quota {
  readonly requests?: ComputeAmounts & { readonly storage?: string };
  readonly limits?: ComputeAmounts;
  readonly pods?: number;
  readonly services?: number;
  readonly persistentVolumeClaims?: number;
  readonly secrets?: number;
  readonly configMaps?: number;
  /** Load balancers are charged by the hour. */
  readonly loadBalancers?: number;
}

export interface Limits {
  readonly container?: {
    /** Limits of a container that states none. */
    readonly default?: ComputeAmounts;
    /** Requests of a container that states none. */
    readonly defaultRequest?: ComputeAmounts;
    readonly max?: ComputeAmounts;
    readonly min?: ComputeAmounts;
  };
  readonly pod?: { readonly max?: ComputeAmounts; readonly min?: ComputeAmounts };
  readonly persistentVolumeClaim?: { readonly maxStorage?: string; readonly minStorage?: string };
}

export const DEFAULT_LIMITS: Limits = {
  container: {
    default: { cpu: "500m", memory: "512Mi" },
    defaultRequest: { cpu: "250m", memory: "256Mi" },
  },
};

export function quotaSpec(quota: Quota): types.input.core.v1.ResourceQuotaSpec {
  return {
    hard: given({
      "requests.cpu": quota.requests?.cpu,
      "requests.memory": quota.requests?.memory,
      "requests.storage": quota.requests?.storage,
      "limits.cpu": quota.limits?.cpu,
      "limits.memory": quota.limits?.memory,
      pods: quota.pods,
      services: quota.services,
      persistentvolumeclaims: quota.persistentVolumeClaims,
      secrets: quota.secrets,
      configmaps: quota.configMaps,
      "services.loadbalancers": quota.loadBalancers,
    }),
  };
}

export function limitRangeSpec(limits: Limits): types.input.core.v1.LimitRangeSpec {
  const { container, pod, persistentVolumeClaim: claim } = limits;
  return {
    limits: [
      ...(container ? [{ type: "Container", ...amounts(container) }] : []),
      ...(pod ? [{ type: "Pod", ...amounts(pod) }] : []),
      ...(claim
        ? [
            {
              type: "PersistentVolumeClaim",
              ...amounts({ max: storage(claim.maxStorage), min: storage(claim.minStorage) }),
            },
          ]
        : []),
    ],
  };
}

function storage(amount: string | undefined): Record<string, string> | undefined {
  return amount === undefined ? undefined : { storage: amount };
}

function amounts(
  bounds: Readonly<Record<string, object | undefined>>,
): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(bounds).flatMap(([bound, values]) => (values ? [[bound, given(values)]] : [])),
  );
}

function given(values: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
  );
}
