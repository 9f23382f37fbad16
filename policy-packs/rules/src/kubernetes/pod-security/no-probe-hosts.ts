/** Probes and lifecycle hooks call the container itself, and no other host. */
import { definePodRule } from "../../rule.ts";
import { podSecurityStandards } from "../frameworks.ts";
import { isEmpty } from "./allowed.ts";
import { examplePod } from "./example.ts";
import { containerFields, fieldPath, offending } from "./fields.ts";

const HOSTS = [
  "livenessProbe",
  "readinessProbe",
  "startupProbe",
  "lifecycle.postStart",
  "lifecycle.preStop",
].flatMap((handler) => [fieldPath(`${handler}.httpGet.host`), fieldPath(`${handler}.tcpSocket.host`)]);

export const noProbeHosts = definePodRule({
  id: "no-probe-hosts",
  title: "Probes and lifecycle hooks name no host",
  description:
    "The kubelet makes these calls, from the network of the node. A host of the author's choice turns it into a proxy to whatever the node can reach: its own services on localhost, the metadata service, other networks.",
  severity: "high",
  frameworks: [
    podSecurityStandards(
      "baseline hostProbesAndHostLifecycle",
      "host in httpGet and tcpSocket of probes and lifecycle hooks is empty or not set.",
    ),
  ],
  remediation:
    "remove host: the kubelet then calls the address of the pod; a virtual host goes in httpHeaders",
  url: "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline",
  examples: {
    good: examplePod({ container: { livenessProbe: { httpGet: { path: "/healthz", port: 8080 } } } }),
    bad: examplePod({
      container: { livenessProbe: { httpGet: { host: "127.0.0.1", path: "/healthz", port: 10248 } } },
    }),
  },
  judge: (pod) =>
    HOSTS.flatMap((field) => offending(containerFields(pod, field), isEmpty, "must not be set")),
});
