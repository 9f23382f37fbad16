/** Security contexts that the restricted Pod Security Standard accepts, whatever the arguments say. */
import type { types } from "@pulumi/kubernetes";
import type { ContainerSecurity } from "../args/container.ts";
import type { PodSecurity } from "../args/workload.ts";

const USER = 1000;

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
export function podSecurityContext(security: PodSecurity = {}): types.input.core.v1.PodSecurityContext {
  const { runAsUser = USER, supplementalGroups } = security;
  return {
    runAsNonRoot: true,
    runAsUser,
    runAsGroup: security.runAsGroup ?? runAsUser,
    fsGroup: security.fsGroup ?? runAsUser,
    fsGroupChangePolicy: security.fsGroupChangePolicy ?? "OnRootMismatch",
    ...(supplementalGroups ? { supplementalGroups: [...supplementalGroups] } : {}),
    seccompProfile: { type: "RuntimeDefault" },
  };
}

export function containerSecurityContext(
  security: ContainerSecurity = {},
  pod: PodSecurity = {},
): types.input.core.v1.SecurityContext {
  const { runAsUser = pod.runAsUser ?? USER, addCapabilities = [] } = security;
  return {
    allowPrivilegeEscalation: false,
    privileged: false,
    readOnlyRootFilesystem: security.writableRootFilesystemBecause === undefined,
    runAsNonRoot: true,
    runAsUser,
    ...(security.runAsGroup === undefined ? {} : { runAsGroup: security.runAsGroup }),
    capabilities: { drop: ["ALL"], ...(addCapabilities.length > 0 ? { add: [...addCapabilities] } : {}) },
  };
}
