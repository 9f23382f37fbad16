/** Names, ports and labels that the API server would refuse. */
import type { NamedContainerArgs } from "../args/container.ts";
import { headlessServiceName } from "../objects/controllers.ts";
import { steeredServices } from "../objects/rollout.ts";
import type { WorkloadPlan } from "../plan.ts";
import { type Problem, problem } from "../problem.ts";

const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SERVICE_NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const PORT_NAME = /^(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-\w.]{0,61}[A-Za-z0-9])?)?$/;
const LABEL = 63;
/** Pods of these carry the name and a hash of ten characters and a dash in one label. */
const NAME_LIMIT = { Deployment: 63, Rollout: 63, DaemonSet: 52, StatefulSet: 52, Job: 63, CronJob: 52 };
const RESERVED = ["app", "version", "app.kubernetes.io/name"];

export function nameProblems(plan: WorkloadPlan): Problem[] {
  const { args } = plan;
  return [
    ...workloadName(plan),
    ...serviceNames(plan),
    ...containerNames([...plan.containers, ...(args.initContainers ?? [])]),
    ...portNames(plan),
    ...labels("labels", args.labels),
    ...labels("podLabels", args.podLabels),
    ...(LABEL_VALUE.test(plan.podLabels["version"] ?? "")
      ? []
      : [
          problem(
            "version",
            `"${plan.podLabels["version"]}" is not a label value; give a version of 63 characters at most`,
          ),
        ]),
  ];
}

function workloadName({ name, controller }: WorkloadPlan): Problem[] {
  const limit = NAME_LIMIT[controller.kind];
  if (!DNS_LABEL.test(name))
    return [problem("name", `"${name}" is not lower case letters, digits and dashes`)];
  if (name.length <= limit) return [];
  return [problem("name", `"${name}" has ${name.length} characters; a ${controller.kind} may have ${limit}`)];
}

function serviceNames(plan: WorkloadPlan): Problem[] {
  return [
    ["service.name", plan.serviceName] as const,
    ...governingService(plan),
    ...steeredServices(plan).map((service) => ["controller.strategy", service] as const),
  ].flatMap(([path, service]) =>
    service === undefined || (SERVICE_NAME.test(service) && service.length <= LABEL)
      ? []
      : [
          problem(
            path,
            `service "${service}" must start with a letter, and have lower case letters, digits and dashes, 63 at most`,
          ),
        ],
  );
}

function governingService(plan: WorkloadPlan): (readonly [string, string])[] {
  const { controller } = plan;
  if (controller.kind !== "StatefulSet") return [];
  return [["controller.headlessServiceName", headlessServiceName(plan, controller)]];
}

function containerNames(containers: readonly NamedContainerArgs[]): Problem[] {
  return containers.flatMap(({ name }, index) => [
    ...(DNS_LABEL.test(name) && name.length <= LABEL
      ? []
      : [problem("containerName", `"${name}" must be lower case letters, digits and dashes, 63 at most`)]),
    ...(containers.findIndex((other) => other.name === name) === index
      ? []
      : [problem("sidecars", `two containers are called "${name}"; name each once`)]),
  ]);
}

function portNames({ ports }: WorkloadPlan): Problem[] {
  return ports.flatMap(({ name, port, protocol = "TCP", servicePort = port }, index) => {
    const earlier = ports.slice(0, index);
    return [
      ...(PORT_NAME.test(name) && name.length <= 15
        ? []
        : [
            problem(
              `ports[${index}].name`,
              `"${name}" must be lower case letters, digits and single dashes, 15 at most`,
            ),
          ]),
      ...(earlier.some((other) => other.name === name)
        ? [problem(`ports[${index}].name`, `two ports are called "${name}"; name each once`)]
        : []),
      ...(earlier.some((other) => other.port === port && (other.protocol ?? "TCP") === protocol)
        ? [problem(`ports[${index}].port`, `${protocol} ${port} is declared twice; declare it once`)]
        : []),
      ...([port, servicePort].every((one) => Number.isInteger(one) && one >= 1 && one <= 65_535)
        ? []
        : [problem(`ports[${index}].port`, "must be between 1 and 65535")]),
    ];
  });
}

function labels(path: string, given: Readonly<Record<string, string>> = {}): Problem[] {
  return Object.entries(given).flatMap(([key, value]) => [
    ...(RESERVED.includes(key)
      ? [problem(`${path}.${key}`, "is set by the component; use name or version")]
      : []),
    ...(LABEL_VALUE.test(value) ? [] : [problem(`${path}.${key}`, `"${value}" is not a label value`)]),
  ]);
}
