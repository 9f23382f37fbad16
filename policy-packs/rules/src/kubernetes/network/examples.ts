/** Objects of the network that examples of rules start from. */
import type { Inputs } from "../../inputs.ts";

export const exampleService = (spec: Inputs, annotations?: Inputs): unknown => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web", namespace: "shop", ...(annotations ? { annotations } : {}) },
  spec: { selector: { app: "web" }, ports: [{ port: 443, targetPort: 8443 }], ...spec },
});

export const exampleIngress = (spec: Inputs, annotations: Inputs = {}): unknown => ({
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name: "web", namespace: "shop", annotations },
  spec: {
    rules: [{ host: "shop.example.com" }],
    tls: [{ hosts: ["shop.example.com"], secretName: "web-tls" }],
    ...spec,
  },
});

export const INGRESS_KINDS = ["networking.k8s.io:Ingress", "extensions:Ingress"] as const;
