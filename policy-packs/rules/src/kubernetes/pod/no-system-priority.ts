/** Workloads do not take the priority of the cluster's own pods. */
import { joined, shown } from "../../inputs.ts";
import { definePodRule } from "../../rule.ts";
import { examplePod } from "../pod-security/example.ts";

export const noSystemPriority = definePodRule({
  id: "no-system-priority",
  title: "Workloads do not have the priority of the system",
  description:
    "A pod with such a priority pushes out any other when nodes are short, and the DNS of the cluster is no longer safe from it.",
  severity: "medium",
  frameworks: [],
  remediation: "name a priority class of the platform, or none; system classes are for agents in kube-system",
  url: "https://kubernetes.io/docs/tasks/administer-cluster/guaranteed-scheduling-critical-addon-pods/",
  examples: {
    good: examplePod({ spec: { priorityClassName: "application" } }),
    bad: examplePod({ spec: { priorityClassName: "system-cluster-critical" } }),
  },
  judge: ({ spec, path, owner }) => {
    const { priorityClassName: name } = spec;
    if (typeof name !== "string" || !name.startsWith("system-")) return [];
    if (owner.metadata.namespace === "kube-system") return [];
    return [
      {
        path: joined(path, "priorityClassName"),
        message: `must not be a class of the system (is ${shown(name)})`,
      },
    ];
  },
});
