// Proves that a container without a readiness probe that calls something is found, except in pods that end.
import { describePodRule } from "../../testing/pods.ts";
import { readinessProbe } from "./readiness-probe.ts";

describePodRule(readinessProbe, {
  passes: [
    [["spec.containers[0].readinessProbe", { grpc: { port: 9090 } }]],
    [["spec.containers[0].readinessProbe", { exec: { command: ["true"] } }]],
    [
      ["spec.containers[0].readinessProbe", undefined],
      ["spec.restartPolicy", "Never"],
    ],
    [
      ["spec.containers[0].readinessProbe", undefined],
      ["spec.restartPolicy", "OnFailure"],
    ],
    [
      ["spec.containers[0].readinessProbe", undefined],
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
      [["spec.containers[0].readinessProbe", undefined]],
      "spec.containers[0].readinessProbe: must be a probe by exec, grpc, httpGet, tcpSocket (is not set)",
    ],
    [
      [
        ["spec.containers[0].readinessProbe", null],
        ["spec.restartPolicy", "Always"],
      ],
      "spec.containers[0].readinessProbe: must be a probe by exec, grpc, httpGet, tcpSocket (is null)",
    ],
    [
      [["spec.containers[0].readinessProbe", { periodSeconds: 10 }]],
      'spec.containers[0].readinessProbe: must be a probe by exec, grpc, httpGet, tcpSocket (is {"periodSeconds":10})',
    ],
  ],
});
