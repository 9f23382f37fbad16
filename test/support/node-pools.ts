/** What specs read from a plan about nodes: pools with their launch templates, chart values, and what waits for what. */
import assert from "node:assert/strict";
import type { PlannedResource } from "@drydock/core/plan-record";
import type { Planned } from "./plan.ts";

export const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";

export type Inputs = Readonly<Record<string, unknown>>;

interface Ebs {
  readonly volumeType: string;
  readonly volumeSize: number;
  readonly iops: number;
  readonly encrypted: string;
  readonly kmsKeyId: string;
}

/** What a pool comes to: its node group, the launch template that it uses, and the kubelet configuration in it. */
export interface Pool {
  readonly group: Inputs;
  readonly template: Inputs;
  readonly disks: readonly Ebs[];
  readonly kubelet: Inputs;
}

export function pool(plan: Planned, name: string): Pool {
  const group = plan.get(NODE_GROUP, `nodepools-${name}-node-group`).inputs;
  const template = launchTemplate(plan, group);
  return { group, template, disks: disks(template), kubelet: kubelet(template) };
}

export function pools(plan: Planned): Pool[] {
  return plan.all(NODE_GROUP).map(({ name }) => pool(plan, name.replace(/^nodepools-|-node-group$/g, "")));
}

function launchTemplate(plan: Planned, group: Inputs): Inputs {
  const { id } = group["launchTemplate"] as { id: string };
  const found = plan.all("aws:ec2/launchTemplate:LaunchTemplate").find((template) => template.id === id);
  assert.ok(found, `no launch template ${id}`);
  return found.inputs;
}

function disks(template: Inputs): Ebs[] {
  return (template["blockDeviceMappings"] as { ebs: Ebs }[]).map(({ ebs }) => ebs);
}

function kubelet(template: Inputs): Inputs {
  const text = Buffer.from(String(template["userData"]), "base64").toString("utf8");
  const json = text.slice(text.indexOf("{"), text.lastIndexOf("}") + 1);
  return (JSON.parse(json) as { spec: { kubelet: { config: Inputs } } }).spec.kubelet.config;
}

export function values(plan: Planned, release: string): Inputs {
  return plan.get("kubernetes:helm.sh/v3:Release", release).inputs["values"] as Inputs;
}

export function spec(resource: PlannedResource): Inputs {
  return resource.inputs["spec"] as Inputs;
}

/** Whether `later` is created after `earlier`: by what it, or a component above it, depends on. */
export function waitsFor(plan: Planned, later: PlannedResource, earlier: PlannedResource): boolean {
  const byUrn = new Map(plan.resources.map((resource) => [resource.urn, resource]));
  const visited = new Set<string>();
  const visit = (urn: string | null): void => {
    const found = urn === null || visited.has(urn) ? undefined : byUrn.get(urn);
    if (!found) return;
    visited.add(found.urn);
    for (const next of [...found.dependsOn, found.parent]) visit(next);
  };
  visit(later.urn);
  return visited.has(earlier.urn);
}
