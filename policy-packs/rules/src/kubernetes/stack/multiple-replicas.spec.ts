// Proves that one replica is found where it is decided: in the workload, or in the autoscaler that scales it.
import { describeObjectsRule } from "../../testing/objects.ts";
import { autoscaler, deployment } from "./examples.ts";
import { multipleReplicas } from "./multiple-replicas.ts";

const scaledObject = (minReplicaCount?: number): unknown => ({
  apiVersion: "keda.sh/v1alpha1",
  kind: "ScaledObject",
  metadata: { name: "web", namespace: "shop" },
  spec: { scaleTargetRef: { name: "web" }, minReplicaCount },
});
const job = { apiVersion: "batch/v1", kind: "Job", metadata: { name: "once" }, spec: {} };

describeObjectsRule(multipleReplicas, {
  cases: {
    "one that is not said": [
      [deployment({ replicas: undefined })],
      "Deployment web, spec.replicas: must be 2 or more (is 1)",
    ],
    "an autoscaler that keeps two": [[deployment({ replicas: undefined }), autoscaler({ minReplicas: 2 })]],
    "an autoscaler that keeps one, whatever the workload says": [
      [deployment({ replicas: 3 }), autoscaler({})],
      "HorizontalPodAutoscaler web, spec.minReplicas: must be 2 or more (is 1)",
    ],
    "an autoscaler of another workload": [
      [deployment({ replicas: 1 }), autoscaler({ minReplicas: 2 }, "db")],
      "Deployment web, spec.replicas: must be 2 or more (is 1)",
    ],
    "an autoscaler that goes to nothing": [
      [deployment(), scaledObject()],
      "ScaledObject web, spec.minReplicaCount: must be 2 or more (is 0)",
    ],
    "what is not there to serve": [[job]],
  },
});
