/** Proves that Route 53 refuses health checks that AWS refuses, fault by fault, and what it answers with. */
import assert from "node:assert/strict";
import { refuses, World } from "../testing.ts";
import { HEALTH_CHECK } from "../tokens.ts";

const sound = {
  type: "HTTPS",
  fqdn: "us-east-1.example.com",
  port: 443,
  resourcePath: "/healthz",
  requestInterval: 30,
  failureThreshold: 3,
};

describe("health check", () => {
  refuses(HEALTH_CHECK, () => sound, [
    {
      of: "type",
      change: { type: "PING" },
      code: "InvalidInput",
      message: "PING is no type of health check",
    },
    {
      of: "endpoint",
      change: { fqdn: undefined },
      code: "InvalidInput",
      message: "the check has nothing to ask",
    },
    {
      of: "port",
      change: { type: "TCP", port: undefined, resourcePath: undefined },
      code: "InvalidInput",
      message: "a check of type TCP has no port of its own",
    },
    { of: "path of TCP", change: { type: "TCP" }, code: "InvalidInput", message: "TCP has no paths" },
    {
      of: "length of the path",
      change: { resourcePath: `/${"a".repeat(255)}` },
      code: "InvalidInput",
      message: "is over 255 characters",
    },
    {
      of: "interval",
      change: { requestInterval: 20 },
      code: "InvalidInput",
      message: "20 seconds are not offered",
    },
    {
      of: "threshold",
      change: { failureThreshold: 11 },
      code: "InvalidInput",
      message: "11 is out of bounds",
    },
  ]);

  it("is global, and known by an id that records name", () => {
    const { id, outputs } = new World().accepted(HEALTH_CHECK, sound);
    assert.match(id, /^[0-9a-f-]{36}$/);
    assert.equal(outputs["arn"], `arn:aws:route53:::healthcheck/${id}`);
    assert.equal(outputs["enableSni"], true);
    assert.equal(outputs["region"], undefined);
  });
});
