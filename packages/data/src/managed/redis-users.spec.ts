/** Proves that users with passwords can do what their access says, and that their values are in Secrets Manager alone. */
import assert from "node:assert/strict";
import { loadEnvironment } from "@drydock/core/environment";
import { type Observed, observe } from "@drydock/simulator/testing";
import { data } from "../index.ts";
import { contextOf } from "../testing/context.ts";
import { ACCESS, redisSecret } from "./redis-users.ts";

const USER = "aws:elasticache/user:User";
const SECRET = "aws:secretsmanager/secret:Secret";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";

describe("users of the managed Redis", () => {
  let seen: Observed;
  before(async () => {
    const environment = await loadEnvironment("prod");
    seen = await observe(() => data.build(contextOf(environment)), {
      accountId: environment.aws.accountId,
    });
  });

  it("are one for IAM, and one with a password for each that the environment names", () => {
    assert.deepEqual([seen.errors, seen.refusals], [[], []]);
    const users = seen
      .all(USER)
      .map(({ inputs }) => [inputs["userName"], (inputs["authenticationMode"] as { type: string }).type]);
    assert.deepEqual(users, [
      [users[0]?.[0], "iam"],
      ["document-worker", "password"],
      ["queue-length", "password"],
    ]);
    const { userIds } = seen.get("aws:elasticache/userGroup:UserGroup").inputs as { userIds: string[] };
    assert.equal(userIds.length, 3);
  });

  it("lets the scaler ask for lengths, and neither read nor write what is in a list", () => {
    const commands = ACCESS.QueueLength.split(" ").filter((word) => word.startsWith("+"));
    for (const needed of ["+eval", "+type", "+llen"]) assert.ok(commands.includes(needed), needed);
    assert.ok(ACCESS.QueueLength.includes("-@all"));
    for (const word of ["+get", "+lrange", "+lpop", "+rpush", "+set", "+@all"]) {
      assert.ok(!commands.includes(word), word);
    }
  });

  it("writes each user's secret where External Secrets looks, encrypted with the key that it may use", () => {
    const secrets = seen.all(SECRET).filter(({ name }) => name.includes("-redis-"));
    assert.deepEqual(
      secrets.map(({ inputs }) => inputs["name"]),
      ["drydock/prod/data/redis/document-worker", "drydock/prod/data/redis/queue-length"],
    );
    for (const { inputs, name } of secrets) {
      assert.equal(inputs["kmsKeyId"], seen.get("aws:kms/key:Key", "secrets").outputs["arn"], name);
      assert.equal(inputs["recoveryWindowInDays"], 30);
    }
    assert.equal(seen.all(VERSION).filter(({ name }) => name.includes("-redis-")).length, 2);
  });

  it("gives programs an address with TLS", () => {
    assert.deepEqual(JSON.parse(redisSecret("worker", "abc", "cache.example.com:6379")), {
      username: "worker",
      password: "abc",
      address: "cache.example.com:6379",
      url: "rediss://worker:abc@cache.example.com:6379",
    });
  });
});
