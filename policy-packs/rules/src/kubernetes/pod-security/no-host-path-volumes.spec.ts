// Proves that a hostPath is found in whichever volume, even an empty one.
import { describePodRule } from "../../testing/pods.ts";
import { noHostPathVolumes } from "./no-host-path-volumes.ts";

describePodRule(noHostPathVolumes, {
  passes: [[["spec.volumes[0]", { name: "cache", hostPath: null }]], [["spec.volumes", null]]],
  fails: [
    [
      [["spec.volumes[1]", { name: "logs", hostPath: { path: "/var/log" } }]],
      'spec.volumes[1].hostPath: must not be a volume (is {"path":"/var/log"})',
    ],
    [[["spec.volumes[0].hostPath", {}]], "spec.volumes[0].hostPath: must not be a volume (is {})"],
    [[["spec.volumes", { name: "logs" }]], 'spec.volumes: must not be a volume (is {"name":"logs"})'],
  ],
});
