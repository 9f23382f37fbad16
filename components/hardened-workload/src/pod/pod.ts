/** Template of the pods. */
import type { types } from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Scheduling, Toleration } from "../args/scheduling.ts";
import type { HardenedWorkloadArgs } from "../args/workload.ts";
import type { WorkloadPlan } from "../plan.ts";
import { affinity, topologySpread } from "./affinity.ts";
import { container } from "./container.ts";
import { podSecurityContext } from "./security.ts";
import { mainMounts, ownMounts, podVolumes } from "./volumes.ts";

/** Names of what the pods refer to, once it is there. */
export interface PodReferences {
  readonly serviceAccountName: pulumi.Input<string>;
  readonly configMapName?: pulumi.Input<string>;
  /** Of the configuration: a change of it is a change of the pods. */
  readonly configChecksum?: pulumi.Input<string>;
  readonly claimNames: Readonly<Record<string, pulumi.Input<string>>>;
}

type PodPart = Omit<types.input.core.v1.PodSpec, "containers">;

export function podTemplate(plan: WorkloadPlan, refs: PodReferences): types.input.core.v1.PodTemplateSpec {
  const annotations: Record<string, pulumi.Input<string>> = { ...plan.args.podAnnotations };
  if (refs.configChecksum) annotations["checksum/config"] = refs.configChecksum;
  return {
    metadata: {
      labels: { ...plan.podLabels },
      ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    },
    spec: podSpec(plan, refs),
  };
}

function podSpec(plan: WorkloadPlan, refs: PodReferences): types.input.core.v1.PodSpec {
  const { args } = plan;
  return {
    ...identity(args, refs),
    ...placement(plan),
    securityContext: podSecurityContext(args.podSecurity),
    initContainers: initContainers(args),
    containers: containers(plan, refs),
    volumes: podVolumes(args, refs.claimNames),
    terminationGracePeriodSeconds: args.terminationGracePeriodSeconds ?? 30,
    ...dns(args),
  };
}

/** Nothing of the host, no list of every service in the environment, and no token that nobody asked for. */
function identity(args: HardenedWorkloadArgs, refs: PodReferences): PodPart {
  return {
    serviceAccountName: refs.serviceAccountName,
    automountServiceAccountToken: args.serviceAccount?.mountToken ?? false,
    imagePullSecrets: args.imagePullSecrets?.map((name) => ({ name })),
    enableServiceLinks: false,
    hostNetwork: false,
    hostPID: false,
    hostIPC: false,
  };
}

function containers(plan: WorkloadPlan, refs: PodReferences): types.input.core.v1.Container[] {
  const { args } = plan;
  return plan.containers.map((one, i) =>
    i === 0
      ? container(one, {
          workload: args,
          mounts: mainMounts(args),
          configMapName: refs.configMapName,
          probed: !plan.isBatch,
        })
      : container(one, {
          workload: args,
          mounts: ownMounts(one),
          probed: !plan.isBatch && (one.ports ?? []).length > 0,
        }),
  );
}

function initContainers(args: HardenedWorkloadArgs): types.input.core.v1.Container[] | undefined {
  return args.initContainers?.map((one) =>
    container({ ...one, probes: undefined }, { workload: args, mounts: ownMounts(one), probed: false }),
  );
}

function placement({ args, selector, replicas }: WorkloadPlan): PodPart {
  const scheduling: Scheduling = args.scheduling ?? {};
  return {
    nodeSelector: scheduling.nodeSelector && { ...scheduling.nodeSelector },
    tolerations: scheduling.tolerations?.map((toleration: Toleration) => ({ ...toleration })),
    priorityClassName: scheduling.priorityClassName,
    schedulerName: scheduling.schedulerName,
    affinity: affinity(scheduling, selector, replicas !== undefined),
    topologySpreadConstraints: replicas === undefined ? undefined : topologySpread(scheduling, selector),
  };
}

function dns({ dnsPolicy = "ClusterFirst", dnsConfig }: HardenedWorkloadArgs): PodPart {
  if (dnsConfig === undefined) return { dnsPolicy };
  const { nameservers, searches, options } = dnsConfig;
  return {
    dnsPolicy,
    dnsConfig: {
      nameservers: nameservers && [...nameservers],
      searches: searches && [...searches],
      options: options?.map((option) => ({ ...option })),
    },
  };
}
