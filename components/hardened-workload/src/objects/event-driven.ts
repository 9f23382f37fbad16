/** Specs of KEDA's ScaledObject and of the authentication of its triggers. */
import * as pulumi from "@pulumi/pulumi";
import type { EventDrivenScaling } from "../args/autoscaling.ts";
import type { Trigger, TriggerAuthentication, UtilizationTrigger } from "../args/triggers.ts";
import { behavior } from "./horizontal.ts";
import type { ScaleTarget } from "./vertical.ts";

export function scaledObjectSpec(workload: string, scaling: EventDrivenScaling, scaleTargetRef: ScaleTarget) {
  const { minReplicas, maxReplicas, idleReplicaCount } = scaling;
  return {
    scaleTargetRef,
    minReplicaCount: minReplicas,
    maxReplicaCount: maxReplicas,
    pollingInterval: scaling.pollingInterval ?? 30,
    cooldownPeriod: scaling.cooldownPeriod ?? 300,
    ...(idleReplicaCount === undefined ? {} : { idleReplicaCount }),
    ...fallback(scaling),
    advanced: { horizontalPodAutoscalerConfig: { behavior: behavior(scaling.behavior) } },
    triggers: scaling.triggers.map((trigger) => scaleTrigger(workload, trigger)),
  };
}

/** KEDA refuses a fallback where CPU and memory are all that counts: they have no average value. */
function fallback({ fallback: given, minReplicas, triggers }: EventDrivenScaling) {
  if (triggers.every(({ type }) => type === "cpu" || type === "memory")) return {};
  return { fallback: given ?? { failureThreshold: 3, replicas: Math.max(minReplicas, 1) } };
}

function scaleTrigger(workload: string, trigger: Trigger) {
  if (!isExternal(trigger)) {
    const { type, name, utilization } = trigger;
    return { type, name, metricType: "Utilization", metadata: { value: String(utilization) } };
  }
  const { type, name, authentication } = trigger;
  return {
    type,
    name,
    metadata: triggerMetadata(trigger),
    ...(authentication ? { authenticationRef: reference(workload, name, authentication) } : {}),
  };
}

type ExternalTrigger = Exclude<Trigger, UtilizationTrigger>;

function isExternal(trigger: Trigger): trigger is ExternalTrigger {
  return trigger.type !== "cpu" && trigger.type !== "memory";
}

const DEFAULTS: Readonly<Partial<Record<Trigger["type"], object>>> = {
  kafka: { allowIdleConsumers: false },
  redis: { enableTLS: true },
  prometheus: { ignoreNullValues: false },
};

/** The triggers' own parameters, which KEDA takes as text; see https://keda.sh/docs/latest/scalers/ */
export function triggerMetadata(trigger: ExternalTrigger): Record<string, pulumi.Input<string>> {
  const { type, name: _name, authentication: _authentication, ...own } = trigger;
  if (!("server" in own)) return texts({ ...DEFAULTS[type], ...own });
  const { server, ...rest } = own;
  return texts({ ...rest, sslmode: "require", ...server });
}

function texts(values: object): Record<string, pulumi.Input<string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, asText(value)]])),
  );
}

function asText(value: unknown): pulumi.Input<string> {
  return pulumi.Output.isInstance(value) ? value.apply(String) : String(value);
}

function reference(workload: string, trigger: string, authentication: TriggerAuthentication) {
  return "name" in authentication ? { ...authentication } : { name: authenticationName(workload, trigger) };
}

function authenticationName(workload: string, trigger: string): string {
  return `${workload}-${trigger}`;
}

/** TriggerAuthentications that the component creates, by name. */
export function triggerAuthentications(workload: string, { triggers }: EventDrivenScaling) {
  return triggers.flatMap((trigger) => {
    if (!("authentication" in trigger) || !trigger.authentication) return [];
    const { name, authentication } = trigger;
    if (!("secretTargetRef" in authentication)) return [];
    const secretTargetRef = authentication.secretTargetRef.map((one) => ({ ...one }));
    return [{ trigger: name, name: authenticationName(workload, name), spec: { secretTargetRef } }];
  });
}
