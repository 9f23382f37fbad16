/** The control plane reaches webhooks and kubelets on the nodes. */
import type { PlannedResource } from "@drydock/core/plan-record";
import { list, number, record, records, text, texts, type Tree } from "../kubernetes/read.ts";
import type { Check, Found } from "../platform/check.ts";
import { LAUNCH_TEMPLATE, type Platform } from "../platform/platform.ts";

/** Ports of the pods behind webhooks and aggregated APIs, by chart: their values.yaml. */
const PORTS: Readonly<Record<string, readonly number[]>> = {
  "aws-load-balancer-controller": [9443],
  "cert-manager": [10250],
  "external-secrets": [10250],
  gatekeeper: [8443],
  istiod: [15017],
  keda: [6443, 9443],
  "kube-prometheus-stack": [10250],
  "opentelemetry-operator": [9443],
  "prometheus-adapter": [6443],
  vault: [8080],
  vpa: [8000],
};

const KUBELET = 10250;

const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS_RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

function groupsOf({ inputs }: PlannedResource): string[] {
  const interfaces = records(inputs["networkInterfaces"]).flatMap(([one]) => list(one["securityGroups"]));
  return texts([...interfaces, ...list(inputs["vpcSecurityGroupIds"])]);
}

/** Rules that let in something else than the group itself. */
function ingressOf({ of }: Platform, group: PlannedResource): Tree[] {
  const own = of(INGRESS_RULE).filter(({ inputs }) => inputs["securityGroupId"] === group.id);
  const inline = records(group.inputs["ingress"]).map(([rule]): Tree => ({
    ...rule,
    ipProtocol: rule["protocol"],
  }));
  return [...own.map(({ inputs }) => record(inputs)), ...inline].filter(
    (rule) => rule["referencedSecurityGroupId"] !== group.id && rule["self"] !== true,
  );
}

function covers(rule: Tree, port: number): boolean {
  if (String(rule["ipProtocol"]) === "-1") return true;
  return (number(rule["fromPort"]) ?? Infinity) <= port && port <= (number(rule["toPort"]) ?? -Infinity);
}

/**
 * The group that EKS makes for the cluster is on control plane and nodes, and lets its members reach each other. A group that
 * the plan makes itself does not: it needs rules.
 */
export const controlPlaneCutOff: Check = {
  id: "wiring/ControlPlaneCutOff",
  explanation:
    "Calls of the API server to a webhook that it cannot reach time out: objects cannot be made any more, and logs and exec of pods fail.",
  source: "https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html",
  find: (platform) => {
    const wanted = new Map<number, string>([
      [KUBELET, "kubelet"],
      ...platform.releases.flatMap(({ chart }) => (PORTS[chart] ?? []).map((port) => [port, chart] as const)),
    ]);
    const made = new Map(platform.of(SECURITY_GROUP).map((group) => [group.id ?? "", group]));
    return platform.of(LAUNCH_TEMPLATE).flatMap((template): Found[] => {
      const ids = groupsOf(template);
      const own = ids.flatMap((id) => made.get(id) ?? []);
      if (own.length === 0 || own.length < ids.length) return [];
      const rules = own.flatMap((group) => ingressOf(platform, group));
      const shut = [...wanted].filter(([port]) => !rules.some((rule) => covers(rule, port)));
      if (shut.length === 0) return [];
      return [
        {
          status: "fail",
          subject: template,
          message: `the control plane cannot reach ${shut.map(([port, what]) => `${what} (${port})`).join(", ")} on the nodes of ${template.name}`,
          evidence: `security groups ${own.map(({ name, inputs }) => text(inputs["name"]) ?? name).join(", ")}`,
          remediation: "put the cluster's own security group on the nodes, or open these ports to it",
        },
      ];
    });
  },
};
