/** User data of a node's first boot: the pool's kubelet configuration in the format of its operating system. */
import type { AmiFamily } from "./ami.ts";
import type { KubeletConfiguration } from "./kubelet.ts";

/** User data as a launch template takes it: base64. EKS adds the cluster's own part when it launches nodes. */
export function userData(family: AmiFamily, kubelet: KubeletConfiguration): string {
  return Buffer.from(userDataText(family, kubelet), "utf8").toString("base64");
}

/** User data as an EC2NodeClass takes it: plain text, of any part of the kubelet's configuration. */
export function userDataText(family: AmiFamily, kubelet: Partial<KubeletConfiguration>): string {
  return family === "AL2023" ? nodeConfigDocument(kubelet) : bottlerocketSettings(kubelet);
}

const BOUNDARY = "==DRYDOCK==";

/**
 * A MIME document with one NodeConfig. Its body is JSON, which is YAML too, and always written the same way.
 * https://awslabs.github.io/amazon-eks-ami/nodeadm/
 */
export function nodeConfigDocument(kubelet: Partial<KubeletConfiguration>): string {
  const nodeConfig = {
    apiVersion: "node.eks.aws/v1alpha1",
    kind: "NodeConfig",
    spec: { kubelet: { config: kubelet } },
  };
  return [
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary="${BOUNDARY}"`,
    "",
    `--${BOUNDARY}`,
    "Content-Type: application/node.eks.aws",
    "",
    JSON.stringify(nodeConfig, undefined, 2),
    "",
    `--${BOUNDARY}--`,
    "",
  ].join("\n");
}

type TomlTable = Readonly<Record<string, string | number | boolean | undefined>>;

/** Bottlerocket settings. https://bottlerocket.dev/en/os/latest/api/settings/kubernetes/ */
export function bottlerocketSettings(kubelet: Partial<KubeletConfiguration>): string {
  const tables: [string, TomlTable][] = [
    [
      "settings.kubernetes",
      {
        "max-pods": kubelet.maxPods,
        "cpu-manager-policy": kubelet.cpuManagerPolicy,
        "memory-manager-policy": kubelet.memoryManagerPolicy,
        "kube-api-qps": kubelet.kubeAPIQPS,
        "kube-api-burst": kubelet.kubeAPIBurst,
      },
    ],
    ["settings.kubernetes.kube-reserved", { ...kubelet.kubeReserved }],
    ["settings.kubernetes.system-reserved", { ...kubelet.systemReserved }],
    ["settings.kubernetes.eviction-hard", { ...kubelet.evictionHard }],
    ...(kubelet.reservedMemory ?? []).map(({ numaNode, limits }): [string, TomlTable] => [
      `settings.kubernetes.memory-manager-reserved-memory.${numaNode}`,
      { enabled: true, memory: limits.memory },
    ]),
  ];
  return tables.flatMap(([name, table]) => tomlTable(name, table)).join("\n");
}

/** Keys are quoted where TOML would read a dot in them as a path; JSON's strings are TOML's basic strings. */
function tomlTable(name: string, table: TomlTable): string[] {
  const lines = Object.entries(table)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => {
      const bare = /^[A-Za-z0-9_-]+$/.test(key);
      return `${bare ? key : JSON.stringify(key)} = ${JSON.stringify(value)}`;
    });
  return lines.length === 0 ? [] : [[`[${name}]`, ...lines, ""].join("\n")];
}
