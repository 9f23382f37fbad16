// Proves that each required label must be on the object and on its template, and that nothing is asked of other kinds.
import { describeObjectRule } from "../../testing/objects.ts";
import { requiredLabels } from "./required-labels.ts";

const key = '["app.kubernetes.io/name"]';
const object = (kind: string, labels?: object): unknown => ({
  apiVersion: "v1",
  kind,
  metadata: { name: "web", labels },
  spec: { containers: [] },
});

describeObjectRule(requiredLabels, {
  settings: { requiredLabels: ["app.kubernetes.io/name"] },
  passes: [[["metadata.labels.team", "shop"]]],
  fails: [
    [[["metadata.labels", undefined]], `metadata.labels${key}: must be set (is not set)`],
    [
      [[`spec.template.metadata.labels${key}`, ""]],
      `spec.template.metadata.labels${key}: must be set (is "")`,
    ],
  ],
  others: {
    "a pod": [object("Pod", {}), `metadata.labels${key}: must be set (is not set)`],
    "a namespace, which has a rule of its own": [object("Namespace")],
    "a service": [object("Service")],
  },
});
