/** How the pods are reached, and by whom. */
import * as k8s from "@pulumi/kubernetes";
import { networkPolicySpec } from "../objects/network-policy.ts";
import { headlessServiceName } from "../objects/controllers.ts";
import { isSteered, steeredServices } from "../objects/rollout.ts";
import { headlessSpec, serviceMonitorSpec, serviceSpec } from "../objects/services.ts";
import {
  destinationRuleName,
  destinationRuleSpec,
  virtualServiceName,
  virtualServiceSpec,
} from "../objects/traffic.ts";
import { type Context, metadata } from "./context.ts";

export function createNetworkPolicy(context: Context): k8s.networking.v1.NetworkPolicy {
  const { parent, name, plan } = context;
  return new k8s.networking.v1.NetworkPolicy(
    `${name}-network-policy`,
    { metadata: metadata(context), spec: networkPolicySpec(plan) },
    { parent },
  );
}

/** Nothing waits for services, and they for nothing: the provider holds a service until pods answer. */
export function createServices(context: Context): void {
  createService(context);
  createHeadlessService(context);
  createSteeredServices(context);
}

function createService(context: Context): void {
  const { parent, name, plan } = context;
  const { serviceName, args } = plan;
  if (serviceName === undefined) return;
  const service = args.service === undefined || args.service === "None" ? {} : args.service;
  new k8s.core.v1.Service(
    `${name}-service`,
    { metadata: metadata(context, serviceName, service.annotations), spec: serviceSpec(plan, service) },
    { parent, ignoreChanges: isSteered(plan) ? ["spec.selector"] : [] },
  );
}

function createHeadlessService(context: Context): void {
  const { parent, name, plan } = context;
  if (plan.controller.kind !== "StatefulSet") return;
  const headless = headlessServiceName(plan, plan.controller);
  if (plan.ports.length === 0 || headless === plan.serviceName) return;
  new k8s.core.v1.Service(
    `${name}-headless-service`,
    { metadata: unmonitored(context, headless), spec: headlessSpec(plan) },
    { parent },
  );
}

/** Argo Rollouts adds the hash of a version to their selectors. */
function createSteeredServices(context: Context): void {
  const { parent, name, plan } = context;
  for (const service of steeredServices(plan)) {
    new k8s.core.v1.Service(
      `${name}-service-${service}`,
      { metadata: unmonitored(context, service), spec: serviceSpec(plan, {}) },
      { parent, ignoreChanges: ["spec.selector"] },
    );
  }
}

/** Without the label that the ServiceMonitor looks for: a pod behind two services would be scraped twice. */
function unmonitored(context: Context, service: string) {
  const { labels, ...rest } = metadata(context, service);
  const { app: _app, ...others } = labels;
  return { ...rest, labels: others };
}

export function createServiceMonitor(context: Context): void {
  const { parent, name, plan } = context;
  const { monitoring } = plan;
  if (monitoring === undefined) return;
  const own = metadata(context, monitoring.name);
  new k8s.apiextensions.CustomResource(
    `${name}-service-monitor`,
    {
      apiVersion: "monitoring.coreos.com/v1",
      kind: "ServiceMonitor",
      metadata: { ...own, labels: { ...own.labels, ...monitoring.labels } },
      spec: serviceMonitorSpec(plan, monitoring),
    },
    { parent },
  );
}

/** Where Argo Rollouts moves weights and marks subsets, what it wrote stays. */
export function createTraffic(context: Context): k8s.apiextensions.CustomResource[] {
  const { parent, name, plan } = context;
  const { traffic } = plan.args;
  if (traffic === undefined || plan.serviceName === undefined) return [];
  const moved = plan.controller.kind === "Rollout";
  const destinationRule = new k8s.apiextensions.CustomResource(
    `${name}-destination-rule`,
    {
      apiVersion: "networking.istio.io/v1",
      kind: "DestinationRule",
      metadata: metadata(context, destinationRuleName(plan)),
      spec: destinationRuleSpec(plan.serviceName, plan, traffic),
    },
    { parent, ignoreChanges: moved ? ["spec.subsets[*].labels"] : [] },
  );
  const virtualService = new k8s.apiextensions.CustomResource(
    `${name}-virtual-service`,
    {
      apiVersion: "networking.istio.io/v1",
      kind: "VirtualService",
      metadata: metadata(context, virtualServiceName(plan)),
      spec: virtualServiceSpec(plan.serviceName, traffic),
    },
    // A route to a subset that no rule defines drops its requests.
    { parent, dependsOn: [destinationRule], ignoreChanges: moved ? ["spec.http[*].route[*].weight"] : [] },
  );
  return [destinationRule, virtualService];
}
