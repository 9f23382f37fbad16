/** Files that a service is started with and configured by; a change of them is a new object, and so new pods. */
import { createHash } from "node:crypto";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { ServicePlan, Surroundings } from "./plan.ts";

/** Name of the ConfigMap; it has a hash of the files in it, so that a rollback finds the old ones. */
export function createScripts(
  { parent, name, provider, namespace }: Surroundings,
  { service, scripts }: ServicePlan,
): pulumi.Output<string> {
  return new k8s.core.v1.ConfigMap(
    `${name}-${service}-files`,
    {
      metadata: { name: scriptsName(service, scripts), namespace, labels: { app: service } },
      data: { ...scripts },
      immutable: true,
    },
    { parent, provider },
  ).metadata.name;
}

const HASH_LENGTH = 8;

export function scriptsName(service: string, scripts: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(scripts).sort(([a], [b]) => (a < b ? -1 : 1));
  const hash = createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, HASH_LENGTH);
  return `${service}-files-${hash}`;
}
