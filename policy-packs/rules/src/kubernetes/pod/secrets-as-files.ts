/** Secrets reach containers as files and not as environment variables. */
import { isObject, itemsAt, joined, objectAt, shown } from "../../inputs.ts";
import { definePodRule, type Finding, type JudgedContainer } from "../../rule.ts";
import { checkov, cisEks, cisKubernetes } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";

const reference = { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } };

export const secretsAsFiles = definePodRule({
  id: "secrets-as-files",
  title: "Secrets are files, not environment variables",
  description:
    "Programs print their environment in logs and crash reports, and hand it down to every process that they start. A file is read by who opens it, and changes when the secret is rotated.",
  severity: "low",
  frameworks: [
    cisKubernetes("5.4.1", "Secrets are used as files rather than as environment variables."),
    cisEks("4.4.1", "Secrets are used as files rather than as environment variables."),
    checkov("CKV_K8S_35", "Secrets are used as files rather than as environment variables."),
  ],
  remediation: "mount the Secret as a volume and give the program the path",
  url: "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
  examples: {
    good: examplePod({ spec: { volumes: [{ name: "db", secret: { secretName: "db" } }] } }),
    bad: examplePod({ container: { env: [reference] } }),
  },
  judge: (pod) => pod.containers().flatMap(referred),
});

function referred({ spec, path }: JudgedContainer): readonly Finding[] {
  const single = itemsAt(spec, "env").map((item, i) => ({
    at: joined(path, "env", i, "valueFrom", "secretKeyRef"),
    source: objectAt(item, "valueFrom")["secretKeyRef"],
  }));
  const whole = itemsAt(spec, "envFrom").map((item, i) => ({
    at: joined(path, "envFrom", i, "secretRef"),
    source: item["secretRef"],
  }));
  return [...single, ...whole]
    .filter(({ source }) => isObject(source))
    .map(({ at, source }) => ({
      path: at,
      message: `must not put a Secret in the environment (is ${shown((source as { name?: unknown }).name)})`,
    }));
}
