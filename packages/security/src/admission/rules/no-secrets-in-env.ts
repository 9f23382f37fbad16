/** Secret values are never written into a workload: who may read the object, or its history, would read them. */
import { POD_VARIABLES } from "../../cel/pods.ts";
import { type AdmissionRule, JUDGES_PODS, OBJECT_VARIABLE } from "../rule.ts";

/** Ends of the names of variables that hold secrets; one that ends in FILE or NAME says where a secret is. */
const NAMES = [
  "(?i:PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIALS?)$",
  "(^|[_.-])(?i:(API|ACCESS|PRIVATE)_?KEY)$",
  "[a-z0-9](Api|Access|Private)Key$",
];
/** A switch, or where to find the value: a path, an ARN, another variable. */
const HARMLESS =
  "^(?i:true|false|yes|no|on|off|none|null|enabled|disabled)$|" +
  "^([$][({]|[{][{]|arn:|vault:|ref[+]|secret://|file:|~?[.]{0,2}/)";
const FORMATS = ["-----BEGIN [A-Z ]*PRIVATE KEY", "\\\\b(AKIA|ASIA)[A-Z0-9]{16}\\\\b"];

const anyOf = (text: string, patterns: readonly string[]): string =>
  patterns.map((pattern) => `${text}.matches('${pattern}')`).join(" || ");

export const noSecretsInEnv: AdmissionRule = {
  name: "no-secrets-in-env",
  part: "names and two formats; CEL cannot measure how random a value is",
  judges: JUDGES_PODS,
  variables: [
    OBJECT_VARIABLE,
    ...POD_VARIABLES,
    {
      name: "written",
      expression:
        "variables.containers.filter(c, has(c.env) && c.env.exists(e, has(e.value) && e.value != '' && " +
        `(${anyOf("e.value", FORMATS)} || ((${anyOf("e.name", NAMES)}) && !e.value.matches('${HARMLESS}'))))).map(c, c.name)`,
    },
  ],
  validations: [
    {
      expression: "size(variables.written) == 0",
      message: "has a secret as the value of a variable; use valueFrom.secretKeyRef with an ExternalSecret",
      messageExpression:
        "'has a secret as the value of a variable in ' + variables.written.join(', ') + " +
        "'; use valueFrom.secretKeyRef with an ExternalSecret'",
    },
  ],
};
