// Proves that only the type counts: a node port that is written down for a service of another type opens nothing.
import { describeObjectRule } from "../../testing/objects.ts";
import { serviceNoNodePort } from "./service-no-node-port.ts";

describeObjectRule(serviceNoNodePort, {
  passes: [
    [["spec.type", undefined]],
    [["spec", undefined]],
    [["spec.type", "LoadBalancer"]],
    [["spec.ports[0].nodePort", 31080]],
  ],
  fails: [[[["spec.type", "NodePort"]], 'spec.type: must be another type (is "NodePort")']],
});
