/** For specs: planned resources made by hand, and the estimate as short lines. */
import type { Cost, PlannedResource } from "@drydock/core/plan-record";
import { type CostOptions, estimateCost } from "../estimate.ts";

type Inputs = Record<string, unknown>;

export function resource(
  type: string,
  name: string,
  inputs: Inputs = {},
  rest: Partial<PlannedResource> = {},
): PlannedResource {
  return {
    urn: `urn:pulumi:sample::drydock-base::${type}::${name}`,
    type,
    name,
    layer: "base",
    parent: null,
    component: null,
    inputs,
    dependsOn: [],
    ...rest,
  };
}

/** The provider says which region's prices count. */
export function provider(region = "us-east-1"): PlannedResource {
  return resource("pulumi:providers:aws", `aws-${region}`, { region });
}

/** An object in the namespace team; `kind` with its API version: apps/v1:StatefulSet. */
export function object(kind: string, name: string, rest: Inputs = {}): PlannedResource {
  const { annotations, ...fields } = rest;
  const metadata = { name, namespace: "team", ...(annotations === undefined ? {} : { annotations }) };
  return resource(`kubernetes:${kind}`, name, { metadata, ...fields });
}

export function storageClass(
  name: string,
  parameters: Inputs,
  { provisioner = "ebs.csi.aws.com", isDefault = false } = {},
): PlannedResource {
  const annotations = { "storageclass.kubernetes.io/is-default-class": String(isDefault) };
  return object("storage.k8s.io/v1:StorageClass", name, { annotations, provisioner, parameters });
}

export function nodeGroup(
  name: string,
  [minSize, desiredSize, maxSize]: readonly [number, number, number],
  inputs: Inputs = {},
): PlannedResource {
  const scalingConfig = { minSize, desiredSize, maxSize };
  return resource("aws:eks/nodeGroup:NodeGroup", name, { scalingConfig, ...inputs });
}

/** A Karpenter pool of one instance type, whose nodes only pods that tolerate elastic may use. */
export function nodePool(
  name: string,
  type: string,
  capacity: readonly string[],
  limits?: Inputs,
): PlannedResource {
  const requirements = [
    { key: "node.kubernetes.io/instance-type", operator: "In", values: [type] },
    { key: "karpenter.sh/capacity-type", operator: "In", values: capacity },
  ];
  const taints = [{ key: "elastic", value: "true", effect: "NoSchedule" }];
  const template = { spec: { requirements, taints, nodeClassRef: { name: "default" } } };
  return object("karpenter.sh/v1:NodePool", name, { spec: { template, ...(limits ? { limits } : {}) } });
}

export function deployment(
  name: string,
  replicas: number,
  requests: Inputs,
  spec: Inputs = {},
): PlannedResource {
  const containers = [{ name: "main", resources: { requests } }];
  return object("apps/v1:Deployment", name, {
    spec: { replicas, template: { spec: { containers, ...spec } } },
  });
}

export function estimate(resources: readonly PlannedResource[], options?: CostOptions): Cost {
  return estimateCost([provider(), ...resources], options);
}

/** "item: minimum / typical / maximum" of every charge, in the order of the record. */
export function charges(resources: readonly PlannedResource[], options?: CostOptions): string[] {
  return estimate(resources, options).lines.map(
    ({ item, monthlyUsd: { minimum, typical, maximum } }) => `${item}: ${minimum} / ${typical} / ${maximum}`,
  );
}

/** "type: reason" of everything without a price. */
export function gaps(resources: readonly PlannedResource[], options?: CostOptions): string[] {
  return estimate(resources, options).noPrice.map(({ type, reason }) => `${type}: ${reason}`);
}
