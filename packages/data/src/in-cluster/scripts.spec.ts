/** Proves that start scripts are shell that parses, hold no password, and that members follow the first one. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { clusterId, kafka, replication } from "./kafka.ts";
import type { ServicePlan } from "./plan.ts";
import { postgresql, timescaledb } from "./postgresql.ts";
import { rabbitmq } from "./rabbitmq.ts";
import { redis } from "./redis.ts";
import { scriptsName } from "./scripts.ts";

const settings = {
  kind: "inCluster" as const,
  replicas: 3,
  storageGiB: 32,
  resources: { requests: { cpu: "100m", memory: "256Mi" }, limits: { memory: "512Mi" } },
};
const PLANS: readonly ServicePlan[] = [
  postgresql({ ...settings, database: "platform" }),
  timescaledb({ ...settings, database: "metrics" }),
  redis(settings),
  rabbitmq(settings),
  kafka(settings, "prod"),
];

describe("scripts of services in the cluster", () => {
  for (const { service, scripts, credentials } of PLANS) {
    for (const [file, text] of Object.entries(scripts).filter(([name]) => name.endsWith(".sh"))) {
      it(`${service}: ${file} parses, stops at the first failure, and holds no property of the secret`, () => {
        const { status, stderr } = spawnSync("/bin/sh", ["-n"], { input: text, encoding: "utf8" });
        assert.equal(status, 0, stderr);
        assert.match(text, /^set -eu\n/);
        assert.doesNotMatch(text, /\{\{/);
      });
    }
    it(`${service}: every file of the secret is made of properties that are asked for`, () => {
      const used = Object.values(credentials?.files ?? {}).flatMap((text) =>
        [...text.matchAll(/\{\{ \.(\w+) \}\}/g)].map(([, property]) => property),
      );
      assert.deepEqual([...new Set(used)].sort(), [...(credentials?.properties ?? [])].sort());
    });
  }

  it("lets a member of PostgreSQL without data copy the first one, and one with data start", () => {
    const start = PLANS[0]?.scripts["start.sh"] ?? "";
    // What a pod runs, with its programs and directories replaced by ones that say what they were asked.
    const said = (hostname: string, version: string): string => {
      const script = start
        .replace(/^cp .*$/m, "")
        .replace(/^\(umask.*$/m, "")
        .replace(/^ {2}(rm|mv) .*$/gm, "")
        .replace(/pg_basebackup/, "echo copies")
        .replace(/^exec docker-entrypoint.sh/m, "echo starts")
        .replace('! -s "$PGDATA/PG_VERSION"', `-z "${version}"`);
      const env = { HOSTNAME: hostname, PGDATA: "/data", PATH: process.env["PATH"] };
      return spawnSync("/bin/sh", [], { input: script, env, encoding: "utf8" }).stdout;
    };
    assert.match(said("postgresql-0", ""), /^starts postgres -c /);
    assert.match(
      said("postgresql-1", ""),
      /^copies --host=postgresql-0\.postgresql-headless\.data\.svc.*\nstarts/,
    );
    assert.match(said("postgresql-1", "17"), /^starts/);
  });

  it("lets every member of Redis but the first follow it", () => {
    const start = (PLANS[2]?.scripts["start.sh"] ?? "").replace("exec redis-server", "echo");
    const said = (hostname: string) =>
      spawnSync("/bin/sh", [], { input: start, env: { HOSTNAME: hostname }, encoding: "utf8" }).stdout.trim();
    assert.equal(said("redis-0"), "/etc/service/redis.conf");
    assert.equal(
      said("redis-2"),
      "/etc/service/redis.conf --replicaof redis-0.redis-headless.data.svc.cluster.local 6379",
    );
  });

  it("names all members to each other", () => {
    const nodes = PLANS[3]?.scripts["rabbitmq.conf"]?.match(/classic_config\.nodes\.\d = .*/g);
    assert.equal(nodes?.length, 3);
    assert.match(
      PLANS[4]?.scripts["server.properties"] ?? "",
      /^controller\.quorum\.voters=0@kafka-0\.kafka-headless\.data\.svc\.cluster\.local:9093,1@kafka-1\..*,2@kafka-2\..*:9093$/m,
    );
  });
});

describe("Kafka", () => {
  it("has an id of 16 bytes, the same for an environment and another for the next", () => {
    assert.equal(Buffer.from(clusterId("prod"), "base64url").length, 16);
    assert.equal(clusterId("prod"), clusterId("prod"));
    assert.notEqual(clusterId("prod"), clusterId("staging"));
  });

  for (const [members, factor, least] of [
    [2, 2, 1],
    [3, 3, 2],
    [5, 3, 2],
  ] as const) {
    it(`keeps ${factor} copies on ${members} members, and waits for ${least}`, () => {
      assert.deepEqual(replication(members), { factor, least });
    });
  }
});

describe("files of a service", () => {
  it("have another name when one of them changes, whatever their order", () => {
    assert.equal(scriptsName("redis", { a: "1", b: "2" }), scriptsName("redis", { b: "2", a: "1" }));
    assert.notEqual(scriptsName("redis", { a: "1" }), scriptsName("redis", { a: "2" }));
  });
});
