// Proves that a pod's refusal is found as label and as annotation, in pods and in templates, in every spelling.
import { describeObjectRule } from "../../testing/objects.ts";
import { noSidecarOptOut } from "./no-sidecar-opt-out.ts";

const INJECT = "sidecar.istio.io/inject";
const annotation = `metadata.annotations["${INJECT}"]`;
const label = `metadata.labels["${INJECT}"]`;
const refused = { annotations: { [INJECT]: "false" } };

const deployment = (own: object, template: object): unknown => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", ...own },
  spec: { template: { metadata: template, spec: { containers: [{ name: "web" }] } } },
});

describeObjectRule(noSidecarOptOut, {
  passes: [[[annotation, "true"]], [[label, "true"]], [["metadata.annotations", undefined]]],
  fails: [
    [[[annotation, "false"]], `${annotation}: must not be "false"`],
    [[[annotation, "0"]], `${annotation}: must not be "0"`],
    [[[annotation, false]], `${annotation}: must not be false`],
    [[[label, "False"]], `${label}: must not be "False"`],
  ],
  others: {
    "a refusal that is the owner's and not the template's": [deployment(refused, {})],
    "a refusal of the template": [
      deployment({}, refused),
      `spec.template.metadata.annotations["${INJECT}"]: must not be "false"`,
    ],
    "a config map": [{ apiVersion: "v1", kind: "ConfigMap", metadata: refused }],
  },
});
