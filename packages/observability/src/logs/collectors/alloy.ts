/** Grafana Alloy on every node: the default collector. */
import { COLLECTORS } from "@drydock/core/flows";
import type { HelmValues } from "@drydock/helm-addon";
import {
  AGENT_RESOURCES,
  type CollectorSurroundings,
  EVERY_NODE,
  hostPath,
  MACHINE_ID,
  ROOT_READER,
  SECCOMP_POD,
  VOLATILE_JOURNAL,
} from "./agent.ts";
import { alloyConfig } from "./alloy-config.ts";

/** How far it has read, so that a restart neither repeats lines nor leaves any out. */
const STATE = "/var/lib/alloy";

export function alloyValues(around: CollectorSurroundings): HelmValues {
  const { name, metricsPort } = COLLECTORS.Alloy;
  return {
    fullnameOverride: name,
    // Nothing here asks for logs by custom resource.
    crds: { create: false },
    serviceAccount: { create: true, name },
    rbac: {
      rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] }],
      // The chart writes the list as it is, and none would not be a rule.
      clusterRules: [{ nonResourceURLs: ["/metrics"], verbs: ["get"] }],
    },
    global: { podSecurityContext: SECCOMP_POD },
    alloy: {
      configMap: { create: true, content: alloyConfig(around) },
      enableReporting: false,
      listenPort: metricsPort,
      storagePath: STATE,
      mounts: {
        varlog: true,
        extra: [
          { name: "state", mountPath: STATE },
          { name: "volatile-journal", mountPath: VOLATILE_JOURNAL, readOnly: true },
          { name: "machine-id", mountPath: MACHINE_ID, readOnly: true },
          { name: "tmp", mountPath: "/tmp" },
        ],
      },
      resources: AGENT_RESOURCES,
      securityContext: ROOT_READER,
    },
    // A new configuration is a new release, which restarts the pods.
    configReloader: { enabled: false },
    controller: {
      type: "daemonset",
      ...EVERY_NODE,
      updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } },
      volumes: {
        extra: [
          hostPath("state", STATE, "DirectoryOrCreate"),
          hostPath("volatile-journal", VOLATILE_JOURNAL, "DirectoryOrCreate"),
          hostPath("machine-id", MACHINE_ID, "File"),
          { name: "tmp", emptyDir: {} },
        ],
      },
    },
    serviceMonitor: { enabled: true, interval: "30s" },
  };
}
