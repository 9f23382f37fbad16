// Proves that a host is found in each probe and lifecycle hook, for both ways to call, and an empty one is none.
import { type Change, describePodRule } from "../../testing/pods.ts";
import { noProbeHosts } from "./no-probe-hosts.ts";

describePodRule(noProbeHosts, {
  passes: [
    [["spec.containers[0].livenessProbe.httpGet.host", ""]],
    [["spec.containers[0].lifecycle.preStop.exec.command", ["sleep", "5"]]],
    [["spec.containers[0].readinessProbe.httpGet.httpHeaders", [{ name: "Host", value: "web.example.com" }]]],
  ],
  fails: [
    ...[
      "livenessProbe",
      "readinessProbe",
      "startupProbe",
      "lifecycle.postStart",
      "lifecycle.preStop",
    ].flatMap((handler) =>
      ["httpGet", "tcpSocket"].map((call): readonly [readonly Change[], string] => [
        [[`spec.containers[0].${handler}.${call}.host`, "127.0.0.1"]],
        `spec.containers[0].${handler}.${call}.host: must not be set (is "127.0.0.1")`,
      ]),
    ),
    [
      [["spec.initContainers[0].startupProbe.tcpSocket.host", 127]],
      "spec.initContainers[0].startupProbe.tcpSocket.host: must not be set (is 127)",
    ],
  ],
});
