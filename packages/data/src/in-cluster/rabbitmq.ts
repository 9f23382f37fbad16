/** RabbitMQ: equal members that know each other by name; queues live on as long as most of them do. */
import type { InClusterSettings } from "@drydock/core/environment";
import { DATA_PORTS } from "@drydock/core/flows";
import { CREDENTIALS, memberHost, SCRIPTS, type ServicePlan } from "./plan.ts";

const SERVICE = "rabbitmq";
const DATA = "/var/lib/rabbitmq";
/** Ports of epmd and of Erlang's distribution. */
const EPMD = 4369;
const DISTRIBUTION = 25672;

export function rabbitmq(settings: InClusterSettings): ServicePlan {
  const { client, metrics } = DATA_PORTS[SERVICE];
  const members = Array.from({ length: settings.replicas }, (_, i) => `rabbit@${memberHost(SERVICE, i)}`);
  return {
    service: SERVICE,
    settings,
    image: "rabbitmq",
    runAsUser: 999,
    clientPort: client,
    ports: { epmd: EPMD, distribution: DISTRIBUTION, metrics },
    servesMetrics: true,
    dataPath: DATA,
    credentials: {
      properties: ["username", "password", "erlangCookie"],
      files: {
        "user.conf": "default_user = {{ .username }}\ndefault_pass = {{ .password }}\n",
        "erlang-cookie": "{{ .erlangCookie }}",
      },
    },
    scripts: {
      "start.sh": START,
      "rabbitmq.conf": configuration(members, metrics),
      enabled_plugins: "[rabbitmq_prometheus].\n",
    },
    command: ["/bin/sh", `${SCRIPTS}/start.sh`],
    env: {
      POD_NAME: { fieldRef: "metadata.name" },
      RABBITMQ_USE_LONGNAME: "true",
      RABBITMQ_NODENAME: `rabbit@${memberHost(SERVICE, "0").replace(`${SERVICE}-0`, "$(POD_NAME)")}`,
      RABBITMQ_ENABLED_PLUGINS_FILE: `${SCRIPTS}/enabled_plugins`,
    },
    scratch: { configuration: "/etc/rabbitmq", log: "/var/log/rabbitmq" },
    probes: {
      // Erlang takes a second to start for every question, so a connection is asked for and not the broker.
      startup: { tcpSocket: { port: SERVICE }, periodSeconds: 10, failureThreshold: 60 },
    },
    firstMemberWrites: false,
    podManagementPolicy: "Parallel",
    terminationGracePeriodSeconds: 120,
  };
}

/** The cookie must be of the user alone, and a Secret's files are of its group too. */
const START = `set -eu
umask 077
cp ${SCRIPTS}/rabbitmq.conf /etc/rabbitmq/rabbitmq.conf
mkdir -p /etc/rabbitmq/conf.d
cp ${CREDENTIALS}/user.conf /etc/rabbitmq/conf.d/10-user.conf
rm -f ${DATA}/.erlang.cookie
cp ${CREDENTIALS}/erlang-cookie ${DATA}/.erlang.cookie
chmod 400 ${DATA}/.erlang.cookie
exec docker-entrypoint.sh rabbitmq-server
`;

/**
 * The side of a partition that has fewer members stops rather than taking messages that the other side never sees.
 * https://www.rabbitmq.com/docs/partitions
 */
function configuration(members: readonly string[], metrics: number): string {
  return [
    "cluster_formation.peer_discovery_backend = classic_config",
    ...members.map((member, i) => `cluster_formation.classic_config.nodes.${i + 1} = ${member}`),
    "cluster_partition_handling = pause_minority",
    "default_queue_type = quorum",
    "log.console = true",
    "log.file = false",
    `prometheus.tcp.port = ${metrics}`,
    "prometheus.return_per_object_metrics = true",
    "",
  ].join("\n");
}
