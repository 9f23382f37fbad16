/** Which of our rules ask for what a policy of another project asks for, for specs that hold both against one sample. */
import type { RuleSettings } from "@drydock/rules";

export interface Policy {
  /** Ids of our rules: on a sample that fails one of them must fire, on one that passes none. */
  readonly rules: readonly string[];
  /** One rule more, for samples in whose file's name this part is: the policy's parameters there ask for it. */
  readonly more?: { readonly in: string; readonly rule: string };
  readonly settings?: Partial<RuleSettings>;
  /** Samples that a parameter of the policy decides, which our rule does not have: part of the file's or object's name. */
  readonly except?: readonly string[];
}

const GATEKEEPER: Readonly<Record<string, Policy>> = {
  allowedrepos: { rules: ["allowed-registries"], settings: { allowedRegistries: ["openpolicyagent/"] } },
  apparmor: { rules: ["baseline-app-armor"] },
  "automount-serviceaccount-token": { rules: ["no-automounted-token"] },
  // The samples that fail say how much is too much.
  containerlimits: { rules: ["cpu-limits", "memory-limits"], except: ["ignore-cpu", "disallowed"] },
  containerrequests: { rules: ["cpu-requests", "memory-requests"], except: ["disallowed"] },
  containerresources: {
    rules: ["cpu-requests", "memory-requests", "memory-limits"],
    more: { in: "/container-limits-and-requests__", rule: "cpu-limits" },
    except: ["no-enforcements"],
  },
  // It names the registry that is not wanted; ours names those that are.
  disallowedrepos: { rules: ["allowed-registries"], settings: { allowedRegistries: ["registry.k8s.io"] } },
  disallowedtags: { rules: ["no-latest-image"], except: ["exempt-images"] },
  requiredprobes: { rules: ["liveness-probe", "readiness-probe"] },
  seccompv2: {
    rules: ["baseline-seccomp"],
    more: { in: "/seccomp-restricted__", rule: "restricted-seccomp" },
    except: ["exempt-image"],
  },
};

const KUBESCAPE: Readonly<Record<string, Policy>> = {
  "automount-default-service-account": { rules: ["default-service-account-token"] },
  "configured-liveness-probe": { rules: ["liveness-probe"] },
  "containers-mounting-docker-socket": { rules: ["no-container-runtime-socket"] },
  "image-pull-policy-is-not-set-to-always": {
    rules: ["image-pull-policy"],
    except: ["configured-floating-tag"],
  },
  "insecure-capabilities": { rules: ["baseline-capabilities"] },
  "resources-cpu-limits": { rules: ["cpu-limits"] },
  "resources-memory-limits": { rules: ["memory-limits"] },
  "rule-credentials-in-env-var": { rules: ["no-secrets-in-env", "secrets-as-files"] },
  "service-in-default-namespace": { rules: ["no-default-namespace"] },
};

const KYVERNO: Readonly<Record<string, Policy>> = {
  "best-practices__disallow-cri-sock-mount": { rules: ["no-container-runtime-socket"] },
  "best-practices__disallow-default-namespace": { rules: ["no-default-namespace"] },
  "best-practices__disallow-latest-tag": { rules: ["no-latest-image"] },
  // The sample that passes adds SYS_TIME, which the control of the Pod Security Standards forbids.
  "best-practices__require-drop-all": { rules: ["restricted-capabilities"], except: ["add-capabilities"] },
  // It drops CAP_NET_RAW: containerd puts CAP_ before each name itself, and then drops nothing.
  "best-practices__require-drop-cap-net-raw": { rules: ["drop-net-raw"], except: ["drop-good"] },
  "best-practices__require-pod-requests-limits": {
    rules: ["cpu-requests", "memory-requests", "memory-limits"],
  },
  // There any one probe is enough.
  "best-practices__require-probes": {
    rules: ["liveness-probe", "readiness-probe"],
    except: ["goodpod03", "goodpod04"],
  },
  "best-practices__require-ro-rootfs": { rules: ["read-only-root-filesystem"] },
  "best-practices__restrict-image-registries": {
    rules: ["allowed-registries"],
    settings: { allowedRegistries: ["eu.foo.io", "bar.io"] },
  },
  "other__disallow-secrets-from-env-vars": { rules: ["secrets-as-files"] },
  "other__imagepullpolicy-always": { rules: ["image-pull-policy"] },
  "other__require-cpu-limits": { rules: ["cpu-limits"] },
  "other__require-emptydir-requests-limits": {
    rules: ["ephemeral-storage-requests", "ephemeral-storage-limits"],
  },
  "other__require-image-checksum": { rules: ["image-digest"] },
  "pss-baseline__disallow-capabilities": { rules: ["baseline-capabilities"] },
  "pss-baseline__disallow-host-namespaces": { rules: ["no-host-namespaces"] },
  "pss-baseline__disallow-host-path": { rules: ["no-host-path-volumes"] },
  "pss-baseline__disallow-host-ports": { rules: ["no-host-ports"] },
  "pss-baseline__disallow-host-ports-range": { rules: ["no-host-ports"] },
  "pss-baseline__disallow-host-process": { rules: ["no-host-process"] },
  "pss-baseline__disallow-privileged-containers": { rules: ["no-privileged-containers"] },
  "pss-baseline__disallow-proc-mount": { rules: ["baseline-proc-mount"] },
  "pss-baseline__disallow-selinux": { rules: ["baseline-se-linux"] },
  "pss-baseline__restrict-apparmor-profiles": { rules: ["baseline-app-armor"] },
  "pss-baseline__restrict-seccomp": { rules: ["baseline-seccomp"] },
  "pss-baseline__restrict-sysctls": { rules: ["baseline-sysctls"] },
  "pss-restricted__disallow-privilege-escalation": { rules: ["no-privilege-escalation"] },
  "pss-restricted__require-run-as-nonroot": { rules: ["run-as-non-root"] },
  "pss-restricted__restrict-volume-types": { rules: ["restricted-volume-types"] },
};

/** By source, and by the policy's name there. */
export const POD_POLICIES: Readonly<Record<string, Readonly<Record<string, Policy>>>> = {
  gatekeeper: GATEKEEPER,
  kubescape: KUBESCAPE,
  kyverno: KYVERNO,
};
