/** The default service account of a namespace hands out no tokens. */
import { defineObjectRule } from "../../rule.ts";
import { shown } from "../../inputs.ts";
import { checkov, cisEks, cisKubernetes, kubescape } from "../frameworks.ts";

const account = (automountServiceAccountToken: boolean): unknown => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name: "default", namespace: "shop" },
  automountServiceAccountToken,
});

export const defaultServiceAccountToken = defineObjectRule({
  id: "default-service-account-token",
  title: "Default service accounts hand out no tokens",
  description:
    "A pod that names no service account gets a token of the default one. Switched off there, it gets none, whoever wrote it.",
  severity: "medium",
  frameworks: [
    cisKubernetes("5.1.5", "Default service accounts have automountServiceAccountToken set to false."),
    cisEks("4.1.5", "Default service accounts have automountServiceAccountToken set to false."),
    kubescape("C-0189", "Default service accounts are not actively used."),
    checkov("CKV_K8S_41", "Default service accounts are not actively used."),
  ],
  remediation: "set automountServiceAccountToken to false in the ServiceAccount named default",
  url: "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/",
  kinds: [":ServiceAccount"],
  examples: { good: account(false), bad: account(true) },
  judge: ({ metadata, automountServiceAccountToken: automount }) =>
    metadata.name !== "default" || automount === false
      ? []
      : [
          {
            path: "automountServiceAccountToken",
            message: `must be false (is ${shown(automount ?? undefined)})`,
          },
        ],
});
