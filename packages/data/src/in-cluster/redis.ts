/** Redis: the first member takes writes, the others follow it; one user, whose password nobody has written down. */
import { pinnedImage } from "@drydock/core/catalogue";
import type { InClusterSettings } from "@drydock/core/environment";
import { DATA_PORTS } from "@drydock/core/flows";
import type { NamedContainerArgs } from "@drydock/hardened-workload";
import { CREDENTIALS, EXPORTER_RESOURCES, memberHost, SCRIPTS, type ServicePlan } from "./plan.ts";

const SERVICE = "redis";
const DATA = "/data";

export function redis(settings: InClusterSettings): ServicePlan {
  const { client, metrics } = DATA_PORTS[SERVICE];
  return {
    service: SERVICE,
    settings,
    image: "redis",
    runAsUser: 999,
    clientPort: client,
    ports: { metrics },
    servesMetrics: false,
    dataPath: DATA,
    credentials: {
      properties: ["password"],
      files: {
        "users.acl": "user default on >{{ .password }} ~* &* +@all\n",
        "replication.conf": 'masteruser default\nmasterauth "{{ .password }}"\n',
        "exporter.json": `{"redis://localhost:${client}": "{{ .password }}"}`,
      },
    },
    scripts: { "start.sh": startRedis(memberHost(SERVICE, 0), client), "redis.conf": configuration(client) },
    command: ["/bin/sh", `${SCRIPTS}/start.sh`],
    env: {},
    scratch: {},
    probes: {
      startup: { tcpSocket: { port: SERVICE }, periodSeconds: 10, failureThreshold: 60 },
    },
    exporter: exporter(metrics, client),
    firstMemberWrites: true,
    podManagementPolicy: "OrderedReady",
    terminationGracePeriodSeconds: 60,
  };
}

function startRedis(primary: string, port: number): string {
  return `set -eu
follow=""
if [ "\${HOSTNAME##*-}" != 0 ]; then follow="--replicaof ${primary} ${port}"; fi
exec redis-server ${SCRIPTS}/redis.conf $follow
`;
}

/**
 * Every write is in a file within a second, and a dump of all keys is made after changes: what a snapshot of the volume
 * holds can be restored from. Members are known by name, because addresses change.
 */
function configuration(port: number): string {
  return [
    `port ${port}`,
    `dir ${DATA}`,
    "appendonly yes",
    "appendfsync everysec",
    "save 900 1 300 10 60 10000",
    `aclfile ${CREDENTIALS}/users.acl`,
    `include ${CREDENTIALS}/replication.conf`,
    "resolve-hostnames yes",
    "replica-read-only yes",
    "maxmemory-policy noeviction",
    "",
  ].join("\n");
}

function exporter(metrics: number, client: number): NamedContainerArgs {
  return {
    name: "exporter",
    image: pinnedImage("redis-exporter"),
    ports: [{ name: "metrics", port: metrics }],
    args: [
      `--redis.addr=redis://localhost:${client}`,
      `--redis.password-file=${CREDENTIALS}/exporter.json`,
      `--web.listen-address=:${metrics}`,
    ],
    resources: EXPORTER_RESOURCES,
    probes: {
      liveness: { tcpSocket: { port: "metrics" } },
      readiness: { tcpSocket: { port: "metrics" } },
    },
  };
}
