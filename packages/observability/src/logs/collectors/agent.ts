/** What every collector of logs has, whichever it is: where it runs, as whom, and what it is told. */
import { RESTRICTED_CONTAINER } from "@drydock/helm-addon";
import { PRIORITY_CLASS } from "../../installing.ts";

export interface CollectorSurroundings {
  readonly clusterName: string;
  /** Host of Loki that takes lines. */
  readonly lokiHost: string;
  readonly lokiUrl: string;
}

/** Figures of the source documents. */
export const AGENT_RESOURCES = {
  requests: { cpu: "100m", memory: "128Mi" },
  limits: { cpu: "200m", memory: "256Mi" },
} as const;

/** On every node, whatever its taints. */
export const EVERY_NODE = {
  tolerations: [{ operator: "Exists" }],
  priorityClassName: PRIORITY_CLASS,
} as const;

/** Files of logs belong to root, who may read them without any capability, and nobody else may. */
export const ROOT_READER = { ...RESTRICTED_CONTAINER, runAsUser: 0, runAsGroup: 0 } as const;

export const SECCOMP_POD = { seccompProfile: { type: "RuntimeDefault" } } as const;

/** A line that begins with blanks belongs to the one before it, as stack traces are written. */
export const FIRST_LINE = "^\\S";

/** Where journald keeps its files: on the disk, or in memory where there is no directory for them. */
export const VOLATILE_JOURNAL = "/run/log/journal";
export const MACHINE_ID = "/etc/machine-id";

export const hostPath = (name: string, path: string, type: "DirectoryOrCreate" | "File" | "Directory") => ({
  name,
  hostPath: { path, type },
});
