/** What can be reached from outside the network, and through which private endpoints AWS is called. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { style } from "./style.ts";

interface ClusterInputs {
  readonly name?: string;
  readonly vpcConfig?: {
    readonly endpointPrivateAccess?: boolean;
    readonly endpointPublicAccess?: boolean;
    readonly publicAccessCidrs?: readonly string[];
  };
}

export function renderEndpoints(record: PlanRecord): string {
  const lines = [...clusterLines(record), ...natLines(record), ...vpcEndpointLines(record)];
  return lines.length === 0 ? "" : [style.dim("ENDPOINTS"), ...lines].map((line) => `  ${line}`).join("\n");
}

function clusterLines(record: PlanRecord): string[] {
  return record.resources
    .filter(({ type }) => type === "aws:eks/cluster:Cluster")
    .map(({ name, inputs }) => {
      const { name: clusterName, vpcConfig } = inputs as ClusterInputs;
      const reachable = [
        vpcConfig?.endpointPrivateAccess === true ? "private" : "",
        vpcConfig?.endpointPublicAccess === false
          ? ""
          : style.yellow(`public from ${(vpcConfig?.publicAccessCidrs ?? ["0.0.0.0/0"]).join(", ")}`),
      ];
      return `Kubernetes API of ${clusterName ?? name}: ${reachable.filter((text) => text !== "").join(", ")}`;
    });
}

function natLines(record: PlanRecord): string[] {
  const count = record.resources.filter(({ type }) => type === "aws:ec2/natGateway:NatGateway").length;
  return count === 0 ? [] : [`outbound: ${count} NAT gateway${count === 1 ? "" : "s"}`];
}

function vpcEndpointLines(record: PlanRecord): string[] {
  const services = record.resources
    .filter(({ type }) => type === "aws:ec2/vpcEndpoint:VpcEndpoint")
    .map(({ inputs }) => String(inputs["serviceName"]).replace(/^com\.amazonaws\.[a-z0-9-]+\./, ""))
    .sort();
  return services.length === 0 ? [] : [`AWS APIs inside the VPC: ${services.join(", ")}`];
}
