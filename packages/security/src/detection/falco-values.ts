/** Values of the falco chart. */
import type { DetectionSettings } from "@drydock/core/environment";
import type { HelmValues } from "@drydock/helm-addon";

export function falcoValues({ minimumPriority }: DetectionSettings): HelmValues {
  return {
    controller: { kind: "daemonset" },
    // Needs a kernel of 5.8 or later, which every node image of the catalogue has, and builds nothing on the node. The
    // container is not privileged: it has the four capabilities that reading system calls takes.
    driver: { kind: "modern_ebpf", modernEbpf: { leastPrivileged: true }, loader: { enabled: false } },
    // Rules and the plugin that knows containers are those of the image: what is detected changes with its version, not
    // with what a registry serves that day, and the pods need no way out of the cluster.
    falcoctl: { artifact: { install: { enabled: false }, follow: { enabled: false } } },
    collectors: {
      kubernetes: { enabled: false },
      containerEngine: {
        enabled: true,
        engines: {
          docker: { enabled: false },
          podman: { enabled: false },
          lxc: { enabled: false },
          libvirt_lxc: { enabled: false },
          bpm: { enabled: false },
        },
      },
    },
    falco: {
      priority: minimumPriority,
      json_output: true,
      // The log of the pod is where events are: the log pipeline takes them from there.
      stdout_output: { enabled: true },
      syslog_output: { enabled: false },
      time_format_iso_8601: true,
    },
    metrics: { enabled: true, interval: "1m" },
    serviceMonitor: { create: true, interval: "30s" },
    resources: { requests: { cpu: "100m", memory: "512Mi" }, limits: { cpu: "1", memory: "1Gi" } },
    // No node is unwatched, and the watcher is the last to leave one.
    podPriorityClassName: "system-node-critical",
    tolerations: [{ operator: "Exists" }],
  };
}
