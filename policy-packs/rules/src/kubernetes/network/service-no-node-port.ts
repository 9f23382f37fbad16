/** No service opens a port on every node. */
import { objectAt } from "../../inputs.ts";
import { defineObjectRule } from "../../rule.ts";
import { exampleService } from "./examples.ts";

export const serviceNoNodePort = defineObjectRule({
  id: "service-no-node-port",
  title: "Services are not of type NodePort",
  description:
    "The port is open on every node, on all of its addresses, and the security group of the nodes has to let it in. No network policy that names the clients sees who calls.",
  severity: "medium",
  frameworks: [],
  remediation:
    "use ClusterIP, and publish the service through an Ingress or a Gateway whose targets are pods",
  url: "https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport",
  kinds: [":Service"],
  examples: { good: exampleService({ type: "ClusterIP" }), bad: exampleService({ type: "NodePort" }) },
  judge: (service) =>
    objectAt(service, "spec")["type"] === "NodePort"
      ? [{ path: "spec.type", message: 'must be another type (is "NodePort")' }]
      : [],
});
