/** Pods run under a service account of their own. */
import { definePodRule, type Finding, type JudgedPod } from "../../rule.ts";
import { joined, shown } from "../../inputs.ts";
import { cisEks, cisKubernetes } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";

export const noDefaultServiceAccount = definePodRule({
  id: "no-default-service-account",
  title: "Pods do not run as the default service account",
  description:
    "All pods of a namespace that name no service account share the default one. A right that one of them is given, in the cluster or in AWS, all of them have.",
  severity: "low",
  frameworks: [
    cisKubernetes("5.1.5", "Default service accounts are not actively used."),
    cisEks("4.1.5", "Default service accounts are not actively used."),
  ],
  remediation: "create a service account for the workload and name it in serviceAccountName",
  url: "https://kubernetes.io/docs/concepts/security/service-accounts/",
  examples: { good: examplePod({ spec: { serviceAccountName: "web" } }), bad: examplePod() },
  judge,
});

/** serviceAccount is the older name of the field; the API server keeps both the same. */
function judge({ spec, path }: JudgedPod): readonly Finding[] {
  const name = spec["serviceAccountName"] ?? spec["serviceAccount"] ?? undefined;
  if (typeof name === "string" && name !== "" && name !== "default") return [];
  return [
    {
      path: joined(path, "serviceAccountName"),
      message: `must name a service account other than default (is ${shown(name)})`,
    },
  ];
}
