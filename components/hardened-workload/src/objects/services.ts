/** Services of the workload, and how its metrics are found. */
import type { types } from "@pulumi/kubernetes";
import type { ContainerPort } from "../args/container.ts";
import type { Monitoring, ServiceArgs } from "../args/network.ts";
import { metricsPort, type WorkloadPlan } from "../plan.ts";

type ServiceSpec = types.input.core.v1.ServiceSpec;

export function serviceSpec({ selector, ports }: WorkloadPlan, service: ServiceArgs): ServiceSpec {
  const wanted = service.ports;
  return {
    type: "ClusterIP",
    ...(service.headless ? { clusterIP: "None" } : {}),
    selector: { ...selector },
    ports: ports.filter(({ name }) => wanted?.includes(name) ?? true).map(servicePort),
    sessionAffinity: service.sessionAffinity ?? "None",
    ...(service.trafficDistribution ? { trafficDistribution: service.trafficDistribution } : {}),
  };
}

/** Members of a StatefulSet find each other by name before they are ready. */
export function headlessSpec({ selector, ports }: WorkloadPlan): ServiceSpec {
  return {
    type: "ClusterIP",
    clusterIP: "None",
    publishNotReadyAddresses: true,
    selector: { ...selector },
    ports: ports.map(servicePort),
  };
}

function servicePort({ name, port, servicePort: own = port, protocol = "TCP", appProtocol }: ContainerPort) {
  return { name, port: own, targetPort: name, protocol, ...(appProtocol ? { appProtocol } : {}) };
}

export function serviceMonitorSpec({ selector }: WorkloadPlan, monitoring: Monitoring) {
  const { path = "/metrics", interval = "30s", scrapeTimeout } = monitoring;
  return {
    selector: { matchLabels: { ...selector } },
    endpoints: [
      { port: metricsPort(monitoring), path, interval, ...(scrapeTimeout ? { scrapeTimeout } : {}) },
    ],
  };
}
