// Proves that sources of other types are found, one that nobody knows yet too, and a volume without one is an emptyDir.
import { type Change, describePodRule } from "../../testing/pods.ts";
import { restrictedVolumeTypes } from "./restricted-volume-types.ts";

describePodRule(restrictedVolumeTypes, {
  passes: [
    [["spec.volumes", [{ name: "default" }, { name: "nothing", nfs: null }]]],
    [
      [
        "spec.volumes",
        [
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret",
        ].map((source) => ({ name: source.toLowerCase(), [source]: {} })),
      ],
    ],
  ],
  fails: [
    ...[
      "hostPath",
      "nfs",
      "awsElasticBlockStore",
      "gitRepo",
      "flexVolume",
      "portworxVolume",
      "ofTomorrow",
    ].map((source): readonly [readonly Change[], string] => [
      [[`spec.volumes[0].${source}`, {}]],
      `spec.volumes[0].${source}: must not be a volume source (is {})`,
    ]),
    [[["spec.volumes", "cache"]], 'spec.volumes: must not be a volume source (is "cache")'],
    [[["spec.volumes[1]", "cache"]], 'spec.volumes[1]: must not be a volume source (is "cache")'],
  ],
});
