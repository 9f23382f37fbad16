/** Pods set only kernel parameters that are their own. */
import { definePodRule } from "../../rule.ts";
import { podSecurityStandards, trivy } from "../frameworks.ts";
import { oneOf } from "./allowed.ts";
import { examplePod } from "./example.ts";
import { fieldPath, lacking, podFields } from "./fields.ts";

const NAMES = fieldPath("securityContext.sysctls[].name");

const SAFE = oneOf(
  "kernel.shm_rmid_forced",
  "net.ipv4.ip_local_port_range",
  "net.ipv4.ip_local_reserved_ports",
  "net.ipv4.ip_unprivileged_port_start",
  "net.ipv4.ping_group_range",
  "net.ipv4.tcp_fin_timeout",
  "net.ipv4.tcp_keepalive_intvl",
  "net.ipv4.tcp_keepalive_probes",
  "net.ipv4.tcp_keepalive_time",
  "net.ipv4.tcp_notsent_lowat",
  "net.ipv4.tcp_rmem",
  "net.ipv4.tcp_slow_start_after_idle",
  "net.ipv4.tcp_syncookies",
  "net.ipv4.tcp_wmem",
);

export const baselineSysctls = definePodRule({
  id: "baseline-sysctls",
  title: "Only safe sysctls",
  description:
    "Some kernel parameters belong to the node, or switch its protections off: a pod that sets them changes them for everybody there. Safe ones exist once for each pod.",
  severity: "medium",
  frameworks: [
    podSecurityStandards("baseline sysctls", "Every sysctl is one of the safe set."),
    trivy("KSV-0026", "No unsafe sysctls."),
  ],
  remediation: "remove the sysctl from the pod; what a node needs goes in the user data of its node pool",
  url: "https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/",
  examples: {
    good: examplePod({
      podSecurityContext: { sysctls: [{ name: "net.ipv4.ip_unprivileged_port_start", value: "0" }] },
    }),
    bad: examplePod({ podSecurityContext: { sysctls: [{ name: "kernel.msgmax", value: "65536" }] } }),
  },
  judge: (pod) => lacking(podFields(pod, NAMES), SAFE, "must be a safe sysctl"),
});
