/** One mistake for each rule about pods, each in a workload that is in order otherwise. */
import type { Inputs } from "@drydock/rules";

type Fields = Readonly<Record<string, unknown>>;

/** Fields that take the place of those of the workload in order. */
interface Parts {
  readonly container?: Fields;
  readonly securityContext?: Fields;
  readonly podSecurityContext?: Fields;
  readonly spec?: Fields;
  readonly namespace?: string;
}

export interface PodMutation {
  /** Id of the rule that has to find it. */
  readonly rule: string;
  /** Pulumi type and inputs of the resource that the mistake is in. */
  readonly type: string;
  readonly inputs: Inputs;
}

const DIGEST = "@sha256:9ae97d36d26566ff84e8893c64a6dc4fe8ca6d1144bf5b87b2b85a32def253c7";
const IMAGE = `registry.k8s.io/web:1.4.2${DIGEST}`;
const QUANTITIES = { cpu: "100m", memory: "128Mi", "ephemeral-storage": "64Mi" };

/** Inputs of a Deployment that no rule about pods has anything to say about, but for these parts. */
export function workload(parts: Parts = {}): Inputs {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: parts.namespace ?? "shop" },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: "web" } },
      template: {
        metadata: { labels: { app: "web" } },
        spec: {
          serviceAccountName: "web",
          automountServiceAccountToken: false,
          securityContext: {
            runAsNonRoot: true,
            seccompProfile: { type: "RuntimeDefault" },
            ...parts.podSecurityContext,
          },
          containers: [
            {
              name: "web",
              image: IMAGE,
              resources: { requests: QUANTITIES, limits: QUANTITIES },
              livenessProbe: { httpGet: { path: "/livez", port: 8080 } },
              readinessProbe: { httpGet: { path: "/readyz", port: 8080 } },
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ["ALL"] },
                ...parts.securityContext,
              },
              ...parts.container,
            },
          ],
          ...parts.spec,
        },
      },
    },
  };
}

const mistake = (rule: string, parts: Parts): PodMutation => ({
  rule,
  type: "kubernetes:apps/v1:Deployment",
  inputs: workload(parts),
});
const image = (rule: string, name: string): PodMutation => mistake(rule, { container: { image: name } });
const volume = (rule: string, source: Fields): PodMutation =>
  mistake(rule, { spec: { volumes: [{ name: "data", ...source }] } });
/** A limit would be the request too: where the request is missing, so is the limit. */
const resources = (
  rule: string,
  missing: "requests" | "limits",
  name: keyof typeof QUANTITIES,
): PodMutation => {
  const less = Object.fromEntries(Object.entries(QUANTITIES).filter(([key]) => key !== name));
  const requests = missing === "requests" ? less : QUANTITIES;
  return mistake(rule, { container: { resources: { requests, limits: less } } });
};
const env = (rule: string, item: Fields): PodMutation =>
  mistake(rule, { container: { env: [{ name: "DB_PASSWORD", ...item }] } });

export const POD_MUTATIONS: readonly PodMutation[] = [
  mistake("no-host-process", { podSecurityContext: { windowsOptions: { hostProcess: true } } }),
  mistake("no-host-namespaces", { spec: { hostPID: true } }),
  mistake("no-privileged-containers", { securityContext: { privileged: true } }),
  mistake("baseline-capabilities", {
    securityContext: { capabilities: { drop: ["ALL"], add: ["SYS_ADMIN"] } },
  }),
  volume("no-host-path-volumes", { hostPath: { path: "/var/log" } }),
  mistake("no-host-ports", { container: { ports: [{ containerPort: 8080, hostPort: 80 }] } }),
  mistake("no-probe-hosts", { container: { livenessProbe: { tcpSocket: { host: "127.0.0.1", port: 22 } } } }),
  mistake("baseline-app-armor", { securityContext: { appArmorProfile: { type: "Unconfined" } } }),
  mistake("baseline-se-linux", { securityContext: { seLinuxOptions: { type: "spc_t" } } }),
  mistake("baseline-proc-mount", { securityContext: { procMount: "Unmasked" } }),
  mistake("baseline-seccomp", { securityContext: { seccompProfile: { type: "Unconfined" } } }),
  mistake("baseline-sysctls", { podSecurityContext: { sysctls: [{ name: "kernel.msgmax", value: "1" }] } }),
  volume("restricted-volume-types", { nfs: { server: "nfs.example.com", path: "/" } }),
  mistake("no-privilege-escalation", { securityContext: { allowPrivilegeEscalation: true } }),
  mistake("run-as-non-root", { podSecurityContext: { runAsNonRoot: false } }),
  mistake("no-root-user", { securityContext: { runAsUser: 0 } }),
  mistake("restricted-seccomp", { podSecurityContext: { seccompProfile: null } }),
  mistake("restricted-capabilities", { securityContext: { capabilities: { drop: ["NET_RAW"] } } }),
  mistake("restricted-proc-mount", {
    spec: { hostUsers: false },
    securityContext: { procMount: "Unmasked" },
  }),
  image("no-latest-image", "registry.k8s.io/web:latest"),
  image("image-digest", "registry.k8s.io/web:1.4.2"),
  image("allowed-registries", `docker.io/someone/web:1.4.2${DIGEST}`),
  image("image-pull-policy", "registry.k8s.io/web:latest"),
  resources("cpu-requests", "requests", "cpu"),
  resources("memory-requests", "requests", "memory"),
  resources("ephemeral-storage-requests", "requests", "ephemeral-storage"),
  resources("cpu-limits", "limits", "cpu"),
  resources("memory-limits", "limits", "memory"),
  resources("ephemeral-storage-limits", "limits", "ephemeral-storage"),
  mistake("liveness-probe", { container: { livenessProbe: null } }),
  mistake("readiness-probe", { container: { readinessProbe: {} } }),
  mistake("read-only-root-filesystem", { securityContext: { readOnlyRootFilesystem: false } }),
  mistake("no-automounted-token", { spec: { automountServiceAccountToken: true } }),
  mistake("no-default-service-account", { spec: { serviceAccountName: "default" } }),
  {
    rule: "default-service-account-token",
    type: "kubernetes:core/v1:ServiceAccount",
    inputs: { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default", namespace: "shop" } },
  },
  mistake("no-default-namespace", { namespace: "default" }),
  volume("no-container-runtime-socket", { hostPath: { path: "/run/containerd/containerd.sock" } }),
  env("no-secrets-in-env", { value: "correct horse" }),
  env("secrets-as-files", { valueFrom: { secretKeyRef: { name: "db", key: "password" } } }),
  mistake("no-system-priority", { spec: { priorityClassName: "system-node-critical" } }),
  mistake("drop-net-raw", { securityContext: { capabilities: { drop: ["MKNOD"] } } }),
];
