/** The Pod Security Standards of Kubernetes 1.37, a rule for each control, and the two levels that they make up. */
import type { PodRule } from "../../rule.ts";
import { baselineAppArmor } from "./baseline-app-armor.ts";
import { baselineCapabilities } from "./baseline-capabilities.ts";
import { baselineProcMount } from "./baseline-proc-mount.ts";
import { baselineSeLinux } from "./baseline-se-linux.ts";
import { baselineSeccomp } from "./baseline-seccomp.ts";
import { baselineSysctls } from "./baseline-sysctls.ts";
import { noHostNamespaces } from "./no-host-namespaces.ts";
import { noHostPathVolumes } from "./no-host-path-volumes.ts";
import { noHostPorts } from "./no-host-ports.ts";
import { noHostProcess } from "./no-host-process.ts";
import { noPrivilegeEscalation } from "./no-privilege-escalation.ts";
import { noPrivilegedContainers } from "./no-privileged-containers.ts";
import { noProbeHosts } from "./no-probe-hosts.ts";
import { noRootUser } from "./no-root-user.ts";
import { restrictedCapabilities } from "./restricted-capabilities.ts";
import { restrictedProcMount } from "./restricted-proc-mount.ts";
import { restrictedSeccomp } from "./restricted-seccomp.ts";
import { restrictedVolumeTypes } from "./restricted-volume-types.ts";
import { runAsNonRoot } from "./run-as-non-root.ts";

export {
  baselineAppArmor,
  baselineCapabilities,
  baselineProcMount,
  baselineSeLinux,
  baselineSeccomp,
  baselineSysctls,
  noHostNamespaces,
  noHostPathVolumes,
  noHostPorts,
  noHostProcess,
  noPrivilegeEscalation,
  noPrivilegedContainers,
  noProbeHosts,
  noRootUser,
  restrictedCapabilities,
  restrictedProcMount,
  restrictedSeccomp,
  restrictedVolumeTypes,
  runAsNonRoot,
};

/** Controls of the baseline level. */
export const BASELINE: readonly PodRule[] = [
  noHostProcess,
  noHostNamespaces,
  noPrivilegedContainers,
  baselineCapabilities,
  noHostPathVolumes,
  noHostPorts,
  noProbeHosts,
  baselineAppArmor,
  baselineSeLinux,
  baselineProcMount,
  baselineSeccomp,
  baselineSysctls,
];

/** Baseline controls in whose place a stricter one of the restricted level is judged. */
const REPLACED: ReadonlySet<PodRule> = new Set([
  baselineCapabilities,
  noHostPathVolumes,
  baselineProcMount,
  baselineSeccomp,
]);

/** Controls that only the restricted level has. */
export const RESTRICTED: readonly PodRule[] = [
  restrictedVolumeTypes,
  noPrivilegeEscalation,
  runAsNonRoot,
  noRootUser,
  restrictedSeccomp,
  restrictedCapabilities,
  restrictedProcMount,
];

/** All that a pod of the restricted level is held to: as at admission, nothing is said twice. */
export const RESTRICTED_PROFILE: readonly PodRule[] = [
  ...BASELINE.filter((rule) => !REPLACED.has(rule)),
  ...RESTRICTED,
];
