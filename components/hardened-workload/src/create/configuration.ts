/** Configuration and volumes that belong to the workload. */
import { createHash } from "node:crypto";
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { claimSpec } from "../objects/controllers.ts";
import { type Context, metadata } from "./context.ts";

export interface Configuration {
  readonly configMapName?: pulumi.Output<string>;
  readonly configChecksum?: pulumi.Output<string>;
}

export function createConfiguration(context: Context): Configuration {
  const { parent, name, plan } = context;
  const { config } = plan.args;
  if (config === undefined) return {};
  const configMap = new k8s.core.v1.ConfigMap(
    `${name}-config`,
    { metadata: metadata(context, `${plan.name}-config`), data: { ...config } },
    { parent },
  );
  return { configMapName: configMap.metadata.name, configChecksum: pulumi.output(config).apply(checksum) };
}

/** The same for the same keys and values, in whatever order they were written. */
export function checksum(config: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex");
}

/** Claims that all pods share; a StatefulSet makes its own from templates. */
export function createClaims(context: Context): Record<string, pulumi.Output<string>> {
  const { parent, name, plan } = context;
  if (plan.controller.kind === "StatefulSet") return {};
  return Object.fromEntries(
    (plan.args.claims ?? []).map((claim) => {
      const created = new k8s.core.v1.PersistentVolumeClaim(
        `${name}-claim-${claim.name}`,
        { metadata: metadata(context, `${plan.name}-${claim.name}`), spec: claimSpec(claim) },
        { parent },
      );
      return [claim.name, created.metadata.name];
    }),
  );
}
