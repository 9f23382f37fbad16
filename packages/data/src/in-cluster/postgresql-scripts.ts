/** Scripts of PostgreSQL: how a member starts, and which roles the first one makes. */
import { CREDENTIALS, SCRIPTS } from "./plan.ts";

export interface Start {
  /** Host of the first member. */
  readonly primary: string;
  /** Libraries that the server loads at its start. */
  readonly preload: readonly string[];
}

/**
 * A member without data copies the first one and follows it. A copy that was cut short is not taken for a database,
 * because it is made beside and moved into place when it is whole. libpq reads passwords from a file that is the user's
 * alone, and files of a Secret are their group's too; the standby asks for it at every start.
 */
export function startPostgresql({ primary, preload }: Start): string {
  const settings = [
    "password_encryption=scram-sha-256",
    "wal_level=replica",
    "max_wal_senders=10",
    "wal_keep_size=2GB",
    "hot_standby=on",
    ...(preload.length > 0 ? [`shared_preload_libraries=${preload.join(",")}`] : []),
  ];
  return `set -eu
cp ${SCRIPTS}/10-roles.sh /docker-entrypoint-initdb.d/10-roles.sh
(umask 077 && cp ${CREDENTIALS}/replication.pgpass /tmp/pgpass)
export PGPASSFILE=/tmp/pgpass
if [ "\${HOSTNAME##*-}" != 0 ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
  rm -rf "$PGDATA" "$PGDATA.copy"
  pg_basebackup --host=${primary} --username=replicator --no-password --pgdata="$PGDATA.copy" \\
    --wal-method=stream --checkpoint=fast --write-recovery-conf
  mv "$PGDATA.copy" "$PGDATA"
fi
exec docker-entrypoint.sh postgres ${settings.map((setting) => `-c ${setting}`).join(" ")}
`;
}

/** Runs once, before the first member takes connections. Passwords are read by psql and stand in no command line. */
export const ROLES = `set -eu
psql --set=ON_ERROR_STOP=1 --username="$(cat ${CREDENTIALS}/username)" --dbname="$POSTGRES_DB" <<'SQL'
\\set replication_password \`cat ${CREDENTIALS}/replication-password\`
\\set exporter_password \`cat ${CREDENTIALS}/exporter-password\`
CREATE ROLE replicator WITH LOGIN REPLICATION PASSWORD :'replication_password';
CREATE ROLE exporter WITH LOGIN IN ROLE pg_monitor PASSWORD :'exporter_password';
SQL
echo "host replication replicator all scram-sha-256" >> "$PGDATA/pg_hba.conf"
`;
