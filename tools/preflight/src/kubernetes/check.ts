/** All checks of a plan's Kubernetes objects. */
import type { PlanRecord } from "@drydock/core/plan-record";
import type { Finding } from "./finding.ts";
import { nameFindings } from "./names/check.ts";
import { poolFindings } from "./quantities/fits-a-pool.ts";
import { limitRangeFindings } from "./quantities/limit-ranges.ts";
import { poolsOf } from "./quantities/pools.ts";
import { quotaFindings } from "./quantities/quotas.ts";
import { referenceFindings } from "./references/check.ts";
import { schemaFindings } from "./schema/check.ts";
import { loadSchemas } from "./schema/load.ts";
import { monitorFindings } from "./selectors/monitors.ts";
import { ownTemplateFindings } from "./selectors/own-template.ts";
import { peerFindings } from "./selectors/peers.ts";
import { podSelectorFindings } from "./selectors/pod-selectors.ts";
import { type World, worldOf } from "./world.ts";

export interface KubernetesCheckOptions {
  /**
   * Whether the record has every layer of the environment. Default: true. In a part of it, what is named or selected may
   * belong to a layer that was left out, so selectors and references are not checked.
   */
  readonly whole?: boolean;
}

export async function kubernetesFindings(
  { resources }: Pick<PlanRecord, "resources">,
  { whole = true }: KubernetesCheckOptions = {},
): Promise<Finding[]> {
  const world = worldOf(resources);
  const schemas = await loadSchemas(world.objects);
  const pools = poolsOf(resources, world.objects);
  return [
    ...schemaFindings(world.objects, schemas, kubernetesMinor(world)),
    ...nameFindings(world.objects),
    ...ownTemplateFindings(world.objects),
    ...(whole ? selectorFindings(world) : []),
    ...(whole ? referenceFindings(world) : []),
    ...limitRangeFindings(world.objects),
    ...quotaFindings(world.objects, pools),
    ...poolFindings(world, pools),
  ];
}

function selectorFindings(world: World): Finding[] {
  return [...podSelectorFindings(world), ...peerFindings(world), ...monitorFindings(world)];
}

function kubernetesMinor({ resources }: World): string | undefined {
  const version = resources.find(({ type }) => type === "aws:eks/cluster:Cluster")?.inputs["version"];
  return typeof version === "string" ? version : undefined;
}
