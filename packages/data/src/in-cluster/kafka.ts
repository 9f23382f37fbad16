/** Kafka: equal members that are brokers and controllers; a message is on most of them before it counts as written. */
import { createHash } from "node:crypto";
import { pinnedImage } from "@drydock/core/catalogue";
import type { InClusterSettings } from "@drydock/core/environment";
import { DATA_PORTS } from "@drydock/core/flows";
import type { NamedContainerArgs } from "@drydock/hardened-workload";
import { EXPORTER_RESOURCES, memberHost, SCRIPTS, type ServicePlan } from "./plan.ts";

const SERVICE = "kafka";
const DATA = "/var/lib/kafka/data";
const CONTROLLER = 9093;

export function kafka(settings: InClusterSettings, environment: string): ServicePlan {
  const { client, metrics } = DATA_PORTS[SERVICE];
  return {
    service: SERVICE,
    settings,
    image: "kafka",
    runAsUser: 1000,
    clientPort: client,
    ports: { controller: CONTROLLER, metrics },
    servesMetrics: false,
    dataPath: DATA,
    scripts: {
      "start.sh": startKafka(clusterId(environment), client),
      "server.properties": properties(settings.replicas, client),
    },
    command: ["/bin/bash", `${SCRIPTS}/start.sh`],
    env: {
      LOG_DIR: "/tmp/logs",
      // Half of the smallest memory: the rest caches files.
      KAFKA_HEAP_OPTS: "-XX:InitialRAMPercentage=50 -XX:MaxRAMPercentage=50",
    },
    scratch: {},
    probes: {
      startup: { tcpSocket: { port: SERVICE }, periodSeconds: 10, failureThreshold: 60 },
    },
    exporter: exporter(metrics, client),
    firstMemberWrites: false,
    podManagementPolicy: "Parallel",
    terminationGracePeriodSeconds: 120,
  };
}

/** A UUID in the form that Kafka writes it; all members must be formatted with the same one. */
export function clusterId(environment: string): string {
  const bytes = createHash("sha256").update(`drydock kafka ${environment}`).digest().subarray(0, 16);
  return bytes.toString("base64url");
}

/** How many copies of a message there are, and how many of them must be written before a producer hears of it. */
export function replication(members: number): { readonly factor: number; readonly least: number } {
  const factor = Math.min(members, 3);
  return { factor, least: Math.max(1, factor - 1) };
}

/** A volume's own directory lost+found is no log, so the logs are a directory below. */
function startKafka(id: string, port: number): string {
  return `set -eu
ordinal="\${HOSTNAME##*-}"
cp ${SCRIPTS}/server.properties /tmp/server.properties
cat >> /tmp/server.properties <<PROPERTIES
node.id=$ordinal
advertised.listeners=CLIENTS://${memberHost(SERVICE, "$ordinal")}:${port}
PROPERTIES
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id ${id} --config /tmp/server.properties
exec /opt/kafka/bin/kafka-server-start.sh /tmp/server.properties
`;
}

function properties(members: number, port: number): string {
  const { factor, least } = replication(members);
  const voters = Array.from({ length: members }, (_, i) => `${i}@${memberHost(SERVICE, i)}:${CONTROLLER}`);
  return [
    "process.roles=broker,controller",
    `controller.quorum.voters=${voters.join(",")}`,
    `listeners=CLIENTS://:${port},CONTROLLER://:${CONTROLLER}`,
    "listener.security.protocol.map=CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "inter.broker.listener.name=CLIENTS",
    "controller.listener.names=CONTROLLER",
    `log.dirs=${DATA}/logs`,
    "auto.create.topics.enable=false",
    "unclean.leader.election.enable=false",
    `default.replication.factor=${factor}`,
    `min.insync.replicas=${least}`,
    `offsets.topic.replication.factor=${factor}`,
    `transaction.state.log.replication.factor=${factor}`,
    `transaction.state.log.min.isr=${least}`,
    "log.retention.hours=168",
    "",
  ].join("\n");
}

function exporter(metrics: number, client: number): NamedContainerArgs {
  return {
    name: "exporter",
    image: pinnedImage("kafka-exporter"),
    ports: [{ name: "metrics", port: metrics }],
    args: [`--kafka.server=localhost:${client}`, `--web.listen-address=:${metrics}`],
    resources: EXPORTER_RESOURCES,
    probes: {
      liveness: { tcpSocket: { port: "metrics" } },
      readiness: { tcpSocket: { port: "metrics" } },
    },
  };
}
