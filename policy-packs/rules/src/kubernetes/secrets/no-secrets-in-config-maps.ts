/** No config map has a secret in it. */
import { joined, objectAt } from "../../inputs.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { hardeningGuide, kubescape, trivy } from "../frameworks.ts";
import { secretIn } from "../secret-values.ts";

const config = (data: unknown): unknown => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "web", namespace: "shop" },
  data,
});

/** name: value, name = "value", export name='value', <name>value and "name": "value", each on its own line. */
const ASSIGNMENT = /^\s*(?:export\s+|-\s+|<)?["']?([A-Za-z][\w.-]*)["']?\s*(?:[:=]|>)\s*(.*?)[\s,;]*$/;
/** What a shell puts in when it runs the line: "$(cat file)" command, $NAME, `command`. */
const SUBSTITUTED = /^"?(\$[({A-Za-z_]|`)/;
const LONGEST_LINE = 4096;

export const noSecretsInConfigMaps = defineObjectRule({
  id: "no-secrets-in-config-maps",
  title: "Config maps hold no secrets",
  description:
    "Config maps are not encrypted in etcd as secrets are, and nearly everybody may read them. Names, known formats and entropy tell secrets from settings, value by value and line by line; the value itself is not repeated in the finding.",
  severity: "high",
  frameworks: [
    kubescape("C-0012", "No credentials in configuration files."),
    trivy("KSV-0109", "No secrets in config maps."),
    hardeningGuide("Secrets", "Passwords, tokens and keys are kept in secrets, encrypted."),
  ],
  remediation:
    "keep the secret in AWS Secrets Manager or in a Secret, mount it as a file, and replace the value that has been written down",
  url: "https://kubernetes.io/docs/concepts/configuration/configmap/",
  kinds: [":ConfigMap"],
  examples: { good: config({ LOG_LEVEL: "info" }), bad: config({ DB_PASSWORD: "correct horse" }) },
  judge: (object) =>
    Object.entries(objectAt(object, "data")).flatMap(([key, value]) =>
      typeof value === "string" ? judgeEntry(key, value) : [],
    ),
});

function judgeEntry(key: string, value: string): readonly Finding[] {
  const path = joined("data", key);
  const lines = value.split("\n");
  const whole = secretIn(lines.length === 1 ? key : "", value.trim());
  if (whole !== undefined) return [{ path, message: `must not hold a secret: ${key} has ${whole}` }];
  return lines.flatMap((line, i) => {
    const [name, found] = secretInLine(line) ?? [];
    return found === undefined
      ? []
      : [{ path, message: `must not hold a secret: ${name} in line ${i + 1} has ${found}` }];
  });
}

function secretInLine(line: string): readonly [name: string, what: string] | undefined {
  if (line.length > LONGEST_LINE || /^\s*(#|\/\/|;|--)/.test(line)) return undefined;
  const [, name = "", raw = ""] = ASSIGNMENT.exec(line) ?? [];
  if (name === "" || SUBSTITUTED.test(raw)) return undefined;
  const value = raw.replace(/<\/.*$/, "").replace(/^(["'])(.*)\1$/, "$2");
  // What opens a block has its value below.
  if (/^[|>{[]?-?$/.test(value)) return undefined;
  const what = secretIn(name, value);
  return what === undefined ? undefined : [name, what];
}
