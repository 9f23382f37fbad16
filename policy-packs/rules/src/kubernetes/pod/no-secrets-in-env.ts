/** No environment variable of a container has a secret written in it. */
import { itemsAt, joined } from "../../inputs.ts";
import { definePodRule, type Finding, type JudgedContainer } from "../../rule.ts";
import { kubescape } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { secretIn } from "../secret-values.ts";

const env = (value: unknown): unknown => examplePod({ container: { env: [value] } });

export const noSecretsInEnv = definePodRule({
  id: "no-secrets-in-env",
  title: "No secrets in environment variables",
  description:
    "Whoever may look at pods, which is nearly everybody, reads the value; so does whoever reads the repository, the state of the deployment or a crash report. Names, known formats and entropy tell secrets from settings; the value itself is not repeated in the finding.",
  severity: "high",
  frameworks: [
    kubescape("C-0012", "No credentials in configuration files."),
    kubescape("C-0259", "No credentials in the environment of workloads."),
  ],
  remediation:
    "keep the secret in AWS Secrets Manager, mount it as a file, and replace the value that has been written down",
  url: "https://kubernetes.io/docs/concepts/security/secrets-good-practices/",
  examples: {
    good: env({ name: "DB_PASSWORD_FILE", value: "/var/run/secrets/db/password" }),
    bad: env({ name: "DB_PASSWORD", value: "correct horse" }),
  },
  judge: (pod) => pod.containers().flatMap(written),
});

function written({ spec, path }: JudgedContainer): readonly Finding[] {
  return itemsAt(spec, "env").flatMap(({ name, value }, i) => {
    if (value === undefined || value === null) return [];
    const called = typeof name === "string" ? name : "";
    const what = secretIn(called, typeof value === "string" ? value : JSON.stringify(value));
    return what === undefined
      ? []
      : [{ path: joined(path, "env", i, "value"), message: `must not be a secret: ${called} has ${what}` }];
  });
}
