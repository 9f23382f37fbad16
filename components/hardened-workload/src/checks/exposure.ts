/** Services, scraping, network rules and routes that lead nowhere, or everywhere. */
import type { NetworkPeer, NetworkPort } from "../args/network.ts";
import { metricsPort, type WorkloadPlan } from "../plan.ts";
import { type Problem, problem } from "../problem.ts";
import { variable } from "./containers.ts";

export function exposureProblems(plan: WorkloadPlan): Problem[] {
  return [
    ...service(plan),
    ...monitoring(plan),
    ...network(plan),
    ...traffic(plan),
    ...rollout(plan),
    ...Object.keys(plan.args.config ?? {}).flatMap((key) => variable(`config.${key}`, key, true)),
  ];
}

function service({ args, ports, isBatch, controller }: WorkloadPlan): Problem[] {
  if (args.service === undefined || args.service === "None") return [];
  if (isBatch) return [problem("service", `nothing calls a ${controller.kind}; leave it out`)];
  if (ports.length === 0) return [problem("service", "has no port to lead to; declare ports")];
  return (args.service.ports ?? []).flatMap((name, i) =>
    ports.some((port) => port.name === name)
      ? []
      : [problem(`service.ports[${i}]`, `"${name}" is not a declared port; declared are: ${listed(ports)}`)],
  );
}

function monitoring(plan: WorkloadPlan): Problem[] {
  const { ports, serviceName, args } = plan;
  if (plan.monitoring === undefined) return [];
  const port = metricsPort(plan.monitoring);
  const served = args.service && args.service !== "None" ? (args.service.ports ?? [port]) : [port];
  return [
    ...(ports.some(({ name }) => name === port)
      ? []
      : [problem("monitoring.port", `"${port}" is not a declared port; declared are: ${listed(ports)}`)]),
    ...(serviceName === undefined
      ? [
          problem(
            "monitoring",
            'a ServiceMonitor finds pods through a service; keep the service, or write monitoring "None"',
          ),
        ]
      : []),
    ...(served.includes(port)
      ? []
      : [
          problem(
            "service.ports",
            `leaves out "${port}", which is scraped; add it, or write monitoring "None"`,
          ),
        ]),
  ];
}

function network({ args, ports }: WorkloadPlan): Problem[] {
  const { ingress = [], egress = [] } = args.network ?? {};
  return [
    ...ingress.flatMap((rule, i) => [
      ...peers(rule.from, `network.ingress[${i}].from`),
      ...openPorts(rule.ports, `network.ingress[${i}].ports`),
      ...rule.ports.flatMap(({ port }, n) =>
        typeof port === "number" || ports.some(({ name }) => name === port)
          ? []
          : [
              problem(
                `network.ingress[${i}].ports[${n}]`,
                `"${port}" is not a declared port; declared are: ${listed(ports)}`,
              ),
            ],
      ),
    ]),
    ...egress.flatMap((rule, i) => [
      ...peers(rule.to, `network.egress[${i}].to`),
      ...openPorts(rule.ports, `network.egress[${i}].ports`),
    ]),
  ];
}

/** To Kubernetes an empty list of peers is everybody, and an empty list of ports is every port. */
function peers(given: readonly NetworkPeer[], path: string): Problem[] {
  if (given.length === 0) return [problem(path, "an empty list means everybody; name the peers")];
  return given.flatMap((peer, i) => {
    const { namespaceSelector, podSelector, ipBlock } = peer;
    if (ipBlock !== undefined && (namespaceSelector ?? podSelector) !== undefined) {
      return [
        problem(`${path}[${i}]`, "is a block of addresses or a selector, and not both; make two peers of it"),
      ];
    }
    const named = [namespaceSelector, podSelector].some(
      (one) => Object.keys(one?.matchLabels ?? {}).length > 0,
    );
    return ipBlock !== undefined || named ? [] : [problem(`${path}[${i}]`, "selects everybody; name labels")];
  });
}

function openPorts(given: readonly NetworkPort[], path: string): Problem[] {
  return given.length > 0 ? [] : [problem(path, "an empty list means every port; name the ports")];
}

function traffic({ args, serviceName }: WorkloadPlan): Problem[] {
  const { traffic: given } = args;
  if (given === undefined) return [];
  const total = given.subsets.reduce((sum, { weight }) => sum + weight, 0);
  const names = given.subsets.map(({ name }) => name);
  return [
    ...(serviceName === undefined
      ? [
          problem(
            "traffic",
            "routes lead to a service, and there is none; keep the service, or leave traffic out",
          ),
        ]
      : []),
    ...(total === 100
      ? []
      : [problem("traffic.subsets", `the weights are ${total} together; make them 100`)]),
    ...(given.headerRoutes ?? []).flatMap(({ subset }, i) =>
      names.includes(subset)
        ? []
        : [
            problem(
              `traffic.headerRoutes[${i}].subset`,
              `"${subset}" is no subset; declared are: ${names.join(", ")}`,
            ),
          ],
    ),
  ];
}

function rollout({ controller, args, serviceName }: WorkloadPlan): Problem[] {
  if (controller.kind !== "Rollout") return [];
  const { strategy } = controller;
  if ("blueGreen" in strategy) {
    return [
      ...(serviceName === undefined
        ? [problem("service", "a blue-green rollout switches a service, and there is none; declare ports")]
        : []),
      ...(args.traffic
        ? [problem("traffic", "a blue-green rollout switches its service; leave traffic out, or use canary")]
        : []),
    ];
  }
  const weights = (strategy.canary.steps ?? []).flatMap((step, i) =>
    "setWeight" in step && !(step.setWeight >= 0 && step.setWeight <= 100)
      ? [
          problem(
            `controller.strategy.canary.steps[${i}].setWeight`,
            `must be between 0 and 100 (got ${step.setWeight})`,
          ),
        ]
      : [],
  );
  const two = args.traffic === undefined || args.traffic.subsets.length === 2;
  return [
    ...weights,
    ...(two ? [] : [problem("traffic.subsets", "a canary has two: first the stable one, then the canary")]),
  ];
}

function listed(ports: readonly { readonly name: string }[]): string {
  return ports.map(({ name }) => name).join(", ") || "none";
}
