/** For specs: resources of a plan made by hand, as later layers will register them. */
import type { PlannedResource } from "@drydock/core/plan-record";

type Written = Readonly<Record<string, unknown>> & { readonly apiVersion: string; readonly kind: string };

function resource(type: string, name: string, inputs: Record<string, unknown>): PlannedResource {
  return {
    urn: `urn:pulumi:sample::drydock-sample::${type}::${name}`,
    type,
    name,
    layer: "sample",
    parent: null,
    component: null,
    inputs,
    dependsOn: [],
  };
}

/** One Kubernetes object; `name` is namespace/name, or the name of a cluster-scoped object. */
export function object(
  apiVersion: string,
  kind: string,
  name: string,
  rest: Readonly<Record<string, unknown>> & { readonly labels?: Record<string, string> } = {},
): PlannedResource {
  const [namespace, own] = name.includes("/") ? name.split("/") : [undefined, name];
  const { labels, ...fields } = rest;

  const metadata = { name: own, ...(namespace ? { namespace } : {}), ...(labels ? { labels } : {}) };
  const whole: Written = { apiVersion, kind, metadata, ...fields };
  return resource(`kubernetes:${apiVersion}:${kind}`, `${kind}-${name}`, whole);
}

export function namespace(name: string, labels?: Record<string, string>): PlannedResource {
  return object("v1", "Namespace", name, labels ? { labels } : {});
}

/** A Deployment payments/api whose pods have app=api and one container with a port named http. */
export function deployment(
  name: string,
  pod: Readonly<Record<string, unknown>> = {},
  rest: { readonly replicas?: number; readonly container?: Readonly<Record<string, unknown>> } = {},
): PlannedResource {
  const app = name.split("/").at(-1) ?? "";
  const container = { name: "main", image: "example/api:1", ports: [{ name: "http", containerPort: 8080 }] };
  return object("apps/v1", "Deployment", name, {
    spec: {
      ...(rest.replicas === undefined ? {} : { replicas: rest.replicas }),
      selector: { matchLabels: { app } },
      template: {
        metadata: { labels: { app } },
        spec: { containers: [{ ...container, ...rest.container }], ...pod },
      },
    },
  });
}

export function release(chart: string, name: string, inNamespace: string, values = {}): PlannedResource {
  const inputs = { chart, name, namespace: inNamespace, values };
  return resource("kubernetes:helm.sh/v3:Release", `${name}-release`, inputs);
}

export function addon(addonName: string): PlannedResource {
  return resource("aws:eks/addon:Addon", `${addonName}-addon`, { addonName });
}

export function cluster(version: string): PlannedResource {
  return resource("aws:eks/cluster:Cluster", "cluster", { version });
}

export function nodeGroup(
  name: string,
  instanceTypes: readonly string[],
  rest: Readonly<Record<string, unknown>> = {},
): PlannedResource {
  const scalingConfig = { minSize: 1, maxSize: 3, desiredSize: 1 };
  return resource("aws:eks/nodeGroup:NodeGroup", name, { instanceTypes, scalingConfig, taints: [], ...rest });
}

/** What findings say, one line each, without the remediation. */
export function said(
  findings: readonly { readonly id: string; readonly status: string; readonly message: string }[],
): string[] {
  return findings.map(({ id, status, message }) => `${status} ${id} ${message}`);
}
