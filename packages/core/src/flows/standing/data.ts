/** Flows of databases, caches and queues among themselves, and from those that watch them. Clients declare their own. */
import { appsOf } from "../../apps/index.ts";
import type { Environment } from "../../environment/schema.ts";
import type { TriggerSettings } from "../../environment/slices/apps/triggers.ts";
import { type Flow, type FlowMap, type Peer, tcp } from "../flow.ts";

const NAMESPACE = "data";

type Service = keyof Environment["data"];

interface Ports {
  /** What clients call. */
  readonly client: number;
  /** What members call each other on. */
  readonly members: readonly number[];
  readonly metrics: number;
}

/** RabbitMQ's are those of its broker, of epmd and of Erlang's distribution; Kafka's of brokers and controllers. */
export const DATA_PORTS: Readonly<Record<Service, Ports>> = {
  postgresql: { client: 5432, members: [5432], metrics: 9187 },
  redis: { client: 6379, members: [6379], metrics: 9121 },
  rabbitmq: { client: 5672, members: [4369, 25672], metrics: 15692 },
  timescaledb: { client: 5432, members: [5432], metrics: 9187 },
  kafka: { client: 9092, members: [9092, 9093], metrics: 9308 },
};

export function dataFlows(environment: Environment): FlowMap {
  const services = Object.keys(DATA_PORTS) as Service[];
  const of = (...kinds: readonly string[]) =>
    services.filter((service) => kinds.includes(environment.data[service].kind));
  return {
    peers: {
      ...Object.fromEntries(
        of("managed", "managedFollower").map((service) => [service, managed(environment)]),
      ),
      ...Object.fromEntries(of("inCluster").map((service) => [service, pods(environment, service)])),
    },
    flows: [
      ...of("inCluster").flatMap(standing),
      ...services
        .filter(
          (service) => environment.data[service].kind !== "absent" && scaledBy(environment).has(service),
        )
        .map((service): Flow => ({
          from: "keda-operator",
          to: service,
          ports: tcp(DATA_PORTS[service].client),
          why: "what the number of an app's pods follows",
        })),
    ],
  };
}

/** Services that triggers of apps ask. */
export function scaledBy(environment: Pick<Environment, "apps" | "agentPlatform">): ReadonlySet<Service> {
  const triggers = Object.values(appsOf(environment)).flatMap(
    ({ autoscaling }) => autoscaling?.eventDriven?.triggers ?? [],
  );
  return new Set(triggers.flatMap((trigger) => serviceOf(trigger) ?? []));
}

/** Service of data that a trigger asks; none where it asks Prometheus, the clock or the pods. */
export function serviceOf(trigger: TriggerSettings): Service | undefined {
  switch (trigger.type) {
    case "kafka":
    case "redis":
    case "rabbitmq":
      return trigger.type;
    case "postgresql":
      return trigger.database;
    case "prometheus":
    case "cron":
    case "cpu":
    case "memory":
      return undefined;
  }
}

/** Where AWS gives addresses to its services: the private subnets. */
function managed({ network }: Environment): Peer {
  return {
    kind: "managed",
    cidrBlocks: network.availabilityZones.map(({ privateSubnetCidrBlock }) => privateSubnetCidrBlock),
  };
}

function pods({ namespaces }: Environment, service: Service): Peer {
  return {
    kind: "pods",
    namespace: NAMESPACE,
    podLabels: { app: service },
    serviceAccount: service,
    inMesh: namespaces[NAMESPACE]?.istioInjection ?? false,
  };
}

function standing(service: Service): Flow[] {
  const { members, metrics } = DATA_PORTS[service];
  return [
    { from: service, to: service, ports: tcp(...members), why: "members replicate to each other" },
    { from: "prometheus", to: service, ports: tcp(metrics), why: "metrics" },
  ];
}
