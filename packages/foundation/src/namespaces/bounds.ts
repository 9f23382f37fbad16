/** Quotas and limit ranges from the environment's words, which are Kubernetes' own, to those of a tenant. */
import type { NamespaceSettings } from "@drydock/core/environment";
import type { Limits, Quota } from "@drydock/tenant";

type ResourceQuota = NonNullable<NamespaceSettings["resourceQuota"]>;
type LimitRange = NonNullable<NamespaceSettings["limitRange"]>;

/** None where the environment states none: the namespace may have what the nodes have. */
export function tenantQuota(quota: ResourceQuota | undefined): Quota | "None" {
  if (!quota) return "None";
  return {
    requests: {
      cpu: quota["requests.cpu"],
      memory: quota["requests.memory"],
      storage: quota["requests.storage"],
    },
    limits: { cpu: quota["limits.cpu"], memory: quota["limits.memory"] },
    pods: quota.pods,
    services: quota.services,
    persistentVolumeClaims: quota.persistentvolumeclaims,
  };
}

export function tenantLimits(limits: LimitRange | undefined): Limits | "None" {
  if (!limits) return "None";
  const { container, pod, persistentVolumeClaim: claim } = limits;
  return {
    container,
    pod,
    persistentVolumeClaim: claim && { maxStorage: claim.max?.storage, minStorage: claim.min?.storage },
  };
}
