/** PostgreSQL, and TimescaleDB on the same server: the first member takes writes, the others stream from it. */
import { pinnedImage } from "@drydock/core/catalogue";
import type { InClusterDatabaseSettings } from "@drydock/core/environment";
import { DATA_PORTS } from "@drydock/core/flows";
import type { NamedContainerArgs } from "@drydock/hardened-workload";
import { CREDENTIALS, EXPORTER_RESOURCES, memberHost, SCRIPTS, type ServicePlan } from "./plan.ts";
import { ROLES, startPostgresql } from "./postgresql-scripts.ts";

type SqlService = "postgresql" | "timescaledb";

interface Server {
  readonly service: SqlService;
  readonly image: string;
  /** User postgres: 999 on Debian, 70 on Alpine. */
  readonly runAsUser: number;
  readonly preload: readonly string[];
}

export function postgresql(settings: InClusterDatabaseSettings): ServicePlan {
  return sqlServer({ service: "postgresql", image: "postgresql", runAsUser: 999, preload: [] }, settings);
}

export function timescaledb(settings: InClusterDatabaseSettings): ServicePlan {
  const server: Server = {
    service: "timescaledb",
    image: "timescaledb",
    runAsUser: 70,
    preload: ["timescaledb"],
  };
  return sqlServer(server, settings);
}

const DATA = "/var/lib/postgresql/data";

function sqlServer(server: Server, settings: InClusterDatabaseSettings): ServicePlan {
  const { service } = server;
  const { client, metrics } = DATA_PORTS[service];
  const ready = ["pg_isready", "--host=localhost", `--dbname=${settings.database}`];
  return {
    service,
    settings,
    image: server.image,
    runAsUser: server.runAsUser,
    clientPort: client,
    ports: { metrics },
    servesMetrics: false,
    dataPath: DATA,
    credentials: {
      properties: ["username", "password", "replicationPassword", "exporterPassword"],
      files: {
        username: "{{ .username }}",
        password: "{{ .password }}",
        "replication-password": "{{ .replicationPassword }}",
        "replication.pgpass": "*:*:*:replicator:{{ .replicationPassword }}\n",
        "exporter-password": "{{ .exporterPassword }}",
      },
    },
    scripts: {
      "start.sh": startPostgresql({ primary: memberHost(service, 0), preload: server.preload }),
      "10-roles.sh": ROLES,
    },
    command: ["/bin/sh", `${SCRIPTS}/start.sh`],
    env: {
      // Below the mount, which has a directory of the file system's own in it.
      PGDATA: `${DATA}/pgdata`,
      POSTGRES_DB: settings.database,
      POSTGRES_USER_FILE: `${CREDENTIALS}/username`,
      POSTGRES_PASSWORD_FILE: `${CREDENTIALS}/password`,
      POSTGRES_INITDB_ARGS: "--auth-host=scram-sha-256 --data-checksums",
    },
    scratch: { run: "/var/run/postgresql", init: "/docker-entrypoint-initdb.d" },
    probes: {
      readiness: { exec: { command: ready }, timeoutSeconds: 5 },
      liveness: { exec: { command: ready }, timeoutSeconds: 5 },
      // A standby copies the whole database first.
      startup: { exec: { command: ready }, timeoutSeconds: 5, periodSeconds: 10, failureThreshold: 360 },
    },
    exporter: exporter(metrics, client),
    firstMemberWrites: true,
    podManagementPolicy: "OrderedReady",
    terminationGracePeriodSeconds: 120,
  };
}

/** A role of its own that may read statistics and no rows. */
function exporter(metrics: number, client: number): NamedContainerArgs {
  return {
    name: "exporter",
    image: pinnedImage("postgres-exporter"),
    ports: [{ name: "metrics", port: metrics }],
    args: [`--web.listen-address=:${metrics}`],
    env: {
      DATA_SOURCE_URI: `localhost:${client}/postgres?sslmode=disable`,
      DATA_SOURCE_USER: "exporter",
      DATA_SOURCE_PASS_FILE: `${CREDENTIALS}/exporter-password`,
    },
    resources: EXPORTER_RESOURCES,
    probes: {
      liveness: { tcpSocket: { port: "metrics" } },
      readiness: { tcpSocket: { port: "metrics" } },
    },
  };
}
