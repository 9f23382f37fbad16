// Proves that a Secret in the environment is found, one of its keys or all of it, and one that is mounted is not.
import { describePodRule } from "../../testing/pods.ts";
import { secretsAsFiles } from "./secrets-as-files.ts";

describePodRule(secretsAsFiles, {
  passes: [
    [["spec.volumes[1]", { name: "db", secret: { secretName: "db" } }]],
    [["spec.containers[0].envFrom", [{ configMapRef: { name: "web" } }]]],
  ],
  fails: [
    [
      [
        [
          "spec.containers[0].env[1]",
          { name: "DB_PASSWORD", valueFrom: { secretKeyRef: { name: "db", key: "password" } } },
        ],
      ],
      'spec.containers[0].env[1].valueFrom.secretKeyRef: must not put a Secret in the environment (is "db")',
    ],
    [
      [
        [
          "spec.initContainers[0].envFrom",
          [{ configMapRef: { name: "web" } }, { secretRef: { name: "db" } }],
        ],
      ],
      'spec.initContainers[0].envFrom[1].secretRef: must not put a Secret in the environment (is "db")',
    ],
  ],
});
