/** Volumes of the pod, and where the main container has them. */
import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ContainerArgs } from "../args/container.ts";
import type { Mount, Volume } from "../args/volumes.ts";
import type { HardenedWorkloadArgs } from "../args/workload.ts";

type KubernetesVolume = types.input.core.v1.Volume;
type VolumeMount = types.input.core.v1.VolumeMount;

const TMP = "tmp";

/** @param claimNames Claims that the pods share, by volume; a StatefulSet has templates for its own. */
export function podVolumes(
  args: HardenedWorkloadArgs,
  claimNames: Readonly<Record<string, pulumi.Input<string>>>,
): KubernetesVolume[] {
  const { volumes = {} } = args;
  return [
    ...Object.keys(scratchDirectories(args)).map((name) => ({ name, emptyDir: {} })),
    ...Object.entries(volumes).map(([name, volume]) => kubernetesVolume(name, volume)),
    ...Object.entries(claimNames).map(([name, claimName]) => ({
      name,
      persistentVolumeClaim: { claimName },
    })),
  ];
}

/** Where the root filesystem is read-only, most programs still want /tmp. */
function scratchDirectories({
  volumes = {},
  scratch = {},
}: HardenedWorkloadArgs): Readonly<Record<string, string>> {
  return TMP in volumes || TMP in scratch ? scratch : { [TMP]: "/tmp", ...scratch };
}

function kubernetesVolume(name: string, volume: Volume): KubernetesVolume {
  if ("configMap" in volume) return { name, configMap: { ...volume.configMap, ...items(volume.configMap) } };
  if ("secret" in volume) return { name, secret: { ...volume.secret, ...items(volume.secret) } };
  if ("projected" in volume) {
    const { sources, defaultMode } = volume.projected;
    return { name, projected: { defaultMode, sources: sources.map(projection) } };
  }
  return { name, ...volume };
}

type Source = Extract<Volume, { readonly projected: unknown }>["projected"]["sources"][number];

function projection({
  serviceAccountToken,
  configMap,
  secret,
}: Source): types.input.core.v1.VolumeProjection {
  return {
    ...(serviceAccountToken ? { serviceAccountToken } : {}),
    ...(configMap ? { configMap: { ...configMap, ...items(configMap) } } : {}),
    ...(secret ? { secret: { ...secret, ...items(secret) } } : {}),
  };
}

function items({ items: given }: { readonly items?: readonly types.input.core.v1.KeyToPath[] }) {
  return { items: given && [...given] };
}

export function mainMounts(args: HardenedWorkloadArgs): VolumeMount[] {
  const scratch = scratchDirectories(args);
  const mounted = args.mounts ?? [];
  return [
    ...Object.entries(scratch)
      .filter(([name]) => !mounted.some(({ volume }) => volume === name))
      .map(([name, mountPath]) => ({ name, mountPath })),
    ...(args.claims ?? []).map(({ name, mountPath, subPath }) => ({ name, mountPath, subPath })),
    ...mounted.map(volumeMount),
  ];
}

/** Containers beside the main one have /tmp in common with it only where they ask for it. */
export function ownMounts({ mounts = [] }: ContainerArgs): VolumeMount[] {
  return mounts.map(volumeMount);
}

function volumeMount({ volume, ...mount }: Mount): VolumeMount {
  return { name: volume, ...mount };
}
