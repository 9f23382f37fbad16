// Proves that a secret in the value of a variable is found in every kind of container, and is not repeated.
import { describePodRule } from "../../testing/pods.ts";
import { noSecretsInEnv } from "./no-secrets-in-env.ts";

describePodRule(noSecretsInEnv, {
  passes: [
    [
      [
        "spec.containers[0].env",
        [{ name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } }],
      ],
    ],
    [
      [
        "spec.containers[0].env",
        [
          { name: "DB_PASSWORD", value: "" },
          { name: "TOKEN_PATH", value: "/var/token" },
        ],
      ],
    ],
  ],
  fails: [
    [
      [["spec.containers[0].env[1]", { name: "DB_PASSWORD", value: "correct horse" }]],
      "spec.containers[0].env[1].value: must not be a secret: DB_PASSWORD has a literal value under the name of a secret",
    ],
    [
      [["spec.initContainers[0].env", [{ name: "HEADER", value: "Bearer abc" }]]],
      "spec.initContainers[0].env[0].value: must not be a secret: HEADER has credentials of an Authorization header",
    ],
    [
      [["spec.ephemeralContainers[0].env", [{ name: "DB_PASSWORD", value: 1234 }]]],
      "spec.ephemeralContainers[0].env[0].value: must not be a secret: DB_PASSWORD has a literal value under the name of a secret",
    ],
  ],
});
