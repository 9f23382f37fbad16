/** Environment variables of a container. */
import type { types } from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { EnvironmentSource, EnvironmentValue } from "../args/environment.ts";
import type { ContainerArgs } from "../args/container.ts";

type EnvVar = types.input.core.v1.EnvVar;
type EnvFromSource = types.input.core.v1.EnvFromSource;

const REFERENCES = ["secretKeyRef", "configMapKeyRef", "fieldRef", "resourceFieldRef"];

/** Whether the value itself is given, and not where it is. */
export function isPlainValue(value: EnvironmentValue): value is pulumi.Input<string> {
  if (typeof value === "string" || pulumi.Output.isInstance(value) || value instanceof Promise) return true;
  return !REFERENCES.some((reference) => reference in value);
}

export function environment({ env = {} }: ContainerArgs): EnvVar[] {
  return Object.entries(env).map(([name, value]) => variable(name, value));
}

function variable(name: string, value: EnvironmentValue): EnvVar {
  if (isPlainValue(value)) return { name, value };
  if ("fieldRef" in value) return { name, valueFrom: { fieldRef: { fieldPath: value.fieldRef } } };
  if ("resourceFieldRef" in value) {
    return { name, valueFrom: { resourceFieldRef: { resource: value.resourceFieldRef } } };
  }
  return { name, valueFrom: { ...value } };
}

/** The config map of the workload's own comes first: what the caller names may override it. */
export function environmentSources(
  { envFrom = [] }: ContainerArgs,
  configMapName: pulumi.Input<string> | undefined,
): EnvFromSource[] {
  const own: readonly EnvironmentSource[] = configMapName ? [{ configMapRef: { name: configMapName } }] : [];
  return [...own, ...envFrom].map((source) => ({ ...source }));
}
