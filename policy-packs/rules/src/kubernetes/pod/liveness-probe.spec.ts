// Proves that a container without a liveness probe that calls something is found, except in pods that end.
import { describePodRule } from "../../testing/pods.ts";
import { livenessProbe } from "./liveness-probe.ts";

describePodRule(livenessProbe, {
  passes: [
    [["spec.containers[0].livenessProbe", { grpc: { port: 9090 } }]],
    [["spec.containers[0].livenessProbe", { exec: { command: ["true"] } }]],
    [
      ["spec.containers[0].livenessProbe", undefined],
      ["spec.restartPolicy", "Never"],
    ],
    [
      ["spec.containers[0].livenessProbe", undefined],
      ["spec.restartPolicy", "OnFailure"],
    ],
    [
      ["spec.containers[0].livenessProbe", undefined],
      ["apiVersion", "batch/v1"],
      ["kind", "Job"],
      ["spec", { template: { spec: { containers: [{}] } } }],
    ],
    [
      ["apiVersion", "batch/v1"],
      ["kind", "CronJob"],
      ["spec", { jobTemplate: { spec: { template: { spec: { containers: [{}] } } } } }],
    ],
  ],
  fails: [
    [
      [["spec.containers[0].livenessProbe", undefined]],
      "spec.containers[0].livenessProbe: must be a probe by exec, grpc, httpGet, tcpSocket (is not set)",
    ],
    [
      [
        ["spec.containers[0].livenessProbe", null],
        ["spec.restartPolicy", "Always"],
      ],
      "spec.containers[0].livenessProbe: must be a probe by exec, grpc, httpGet, tcpSocket (is null)",
    ],
    [
      [["spec.containers[0].livenessProbe", { periodSeconds: 10 }]],
      'spec.containers[0].livenessProbe: must be a probe by exec, grpc, httpGet, tcpSocket (is {"periodSeconds":10})',
    ],
  ],
});
