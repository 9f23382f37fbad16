// Proves that every mode but STRICT is found, for the whole and for single ports.
import { describeObjectRule } from "../../testing/objects.ts";
import { istioMtlsStrict } from "./istio-mtls-strict.ts";

const port = 'spec.portLevelMtls["8080"].mode';

describeObjectRule(istioMtlsStrict, {
  passes: [
    [["spec.selector", { matchLabels: { app: "web" } }]],
    [[port, "UNSET"]],
    [["spec.portLevelMtls", { "8080": {} }]],
  ],
  fails: [
    [[["spec.mtls.mode", "PERMISSIVE"]], 'spec.mtls.mode: must be STRICT (is "PERMISSIVE")'],
    [[["spec.mtls.mode", "UNSET"]], 'spec.mtls.mode: must be STRICT (is "UNSET")'],
    [[["spec", undefined]], "spec.mtls.mode: must be STRICT (is not set)"],
    [[[port, "DISABLE"]], `${port}: must be STRICT (is "DISABLE")`],
    [
      [
        ["spec.mtls.mode", "DISABLE"],
        [port, "PERMISSIVE"],
      ],
      'spec.mtls.mode: must be STRICT (is "DISABLE")',
      `${port}: must be STRICT (is "PERMISSIVE")`,
    ],
  ],
});
