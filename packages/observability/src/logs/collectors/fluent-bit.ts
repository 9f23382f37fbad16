/** Fluent Bit on every node: small, and known to many. */
import { COLLECTORS, LOKI } from "@drydock/core/flows";
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

const STATE = "/var/lib/fluent-bit";

export function fluentBitValues(around: CollectorSurroundings): HelmValues {
  const { name, metricsPort } = COLLECTORS.FluentBit;
  return {
    fullnameOverride: name,
    kind: "DaemonSet",
    testFramework: { enabled: false },
    serviceAccount: { create: true, name },
    podSecurityContext: SECCOMP_POD,
    securityContext: ROOT_READER,
    resources: AGENT_RESOURCES,
    ...EVERY_NODE,
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "10%" } },
    metricsPort,
    serviceMonitor: { enabled: true, interval: "30s" },
    daemonSetVolumes: [
      hostPath("varlog", "/var/log", "Directory"),
      hostPath("volatile-journal", VOLATILE_JOURNAL, "DirectoryOrCreate"),
      hostPath("machine-id", MACHINE_ID, "File"),
      hostPath("state", STATE, "DirectoryOrCreate"),
    ],
    daemonSetVolumeMounts: [
      { name: "varlog", mountPath: "/var/log", readOnly: true },
      { name: "volatile-journal", mountPath: VOLATILE_JOURNAL, readOnly: true },
      { name: "machine-id", mountPath: MACHINE_ID, readOnly: true },
      { name: "state", mountPath: STATE },
    ],
    config: { inputs: INPUTS, filters: FILTERS, outputs: outputs(around) },
  };
}

/** https://docs.fluentbit.io/manual/data-pipeline/inputs */
const INPUTS = section("INPUT", {
  Name: "tail",
  Tag: "kube.*",
  Path: "/var/log/containers/*.log",
  "multiline.parser": "cri",
  DB: `${STATE}/containers.db`,
  Mem_Buf_Limit: "32MB",
  Skip_Long_Lines: "On",
}).concat(
  section("INPUT", {
    Name: "systemd",
    Tag: "node.*",
    DB: `${STATE}/journal.db`,
    Read_From_Tail: "On",
    Strip_Underscores: "On",
  }),
);

/** Stack traces are joined first: other filters would see their lines one by one. */
const FILTERS = section("FILTER", {
  Name: "multiline",
  Match: "kube.*",
  "multiline.key_content": "log",
  "multiline.parser": "java, python, go",
}).concat(
  section("FILTER", {
    Name: "kubernetes",
    Match: "kube.*",
    Merge_Log: "Off",
    Keep_Log: "On",
    Annotations: "Off",
    Buffer_Size: "0",
  }),
);

/** https://docs.fluentbit.io/manual/data-pipeline/outputs/loki */
function outputs({ clusterName, lokiHost }: CollectorSurroundings): string {
  const target = { Name: "loki", Host: lokiHost, Port: String(LOKI.ports.http), Retry_Limit: "10" };
  const pod = (key: string): string => `$kubernetes['${key}']`;
  const ofPods = {
    cluster: clusterName,
    namespace: pod("namespace_name"),
    pod: pod("pod_name"),
    container: pod("container_name"),
    node: pod("host"),
    app: "$kubernetes['labels']['app.kubernetes.io/name']",
  };
  const ofNodes = { cluster: clusterName, job: "journal", unit: "$SYSTEMD_UNIT", node: "$HOSTNAME" };
  return section("OUTPUT", {
    ...target,
    Match: "kube.*",
    Labels: labels(ofPods),
    Remove_Keys: "kubernetes, stream, time, _p",
    Drop_Single_Key: "raw",
  }).concat(section("OUTPUT", { ...target, Match: "node.*", Labels: labels(ofNodes) }));
}

const labels = (given: Readonly<Record<string, string>>): string =>
  Object.entries(given)
    .map(([name, value]) => `${name}=${value}`)
    .join(", ");

function section(kind: string, settings: Readonly<Record<string, string>>): string {
  return [`[${kind}]`, ...Object.entries(settings).map(([key, value]) => `    ${key} ${value}`), ""].join(
    "\n",
  );
}
