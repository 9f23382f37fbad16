/** Objects that examples and specs of rules about the whole are put together from. */
import type { Inputs } from "../../inputs.ts";

const APP = { app: "web" };
const metadata = (name: string, namespace = "shop"): Inputs => ({ name, namespace });

export const deployment = (
  spec: Inputs = {},
  labels: Inputs = APP,
  pod: Inputs = {},
  name = "web",
): unknown => ({
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: metadata(name),
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: "web" }], ...pod } },
    ...spec,
  },
});

export const budget = (spec: Inputs, name = "web"): unknown => ({
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: metadata(name),
  spec: { selector: { matchLabels: APP }, ...spec },
});

export const autoscaler = (spec: Inputs, name = "web"): unknown => ({
  apiVersion: "autoscaling/v2",
  kind: "HorizontalPodAutoscaler",
  metadata: metadata("web"),
  spec: { scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name }, ...spec },
});

export const service = (selector: unknown, spec: Inputs = {}): unknown => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { ...metadata("web"), labels: APP },
  spec: { selector, ports: [{ port: 443 }], ...spec },
});

export const namespace = (name = "shop"): unknown => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name },
});

export const networkPolicy = (spec: Inputs, name = "default-deny", of = "shop"): unknown => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: metadata(name, of),
  spec,
});

export const ciliumPolicy = (spec: Inputs, kind = "CiliumNetworkPolicy"): unknown => ({
  apiVersion: "cilium.io/v2",
  kind,
  metadata: kind === "CiliumNetworkPolicy" ? metadata("default-deny") : { name: "default-deny" },
  spec,
});
