// Proves what is made of the engine's failures: a lock of somebody else's, a missing plugin or backend, or its own last words.
import assert from "node:assert/strict";
import * as automation from "@pulumi/pulumi/automation/errors.js";
import { failureOf, wasKilled } from "./failure.ts";

/** The SDK's own reading of what the CLI wrote, which it keeps to itself. */
const { createCommandError } = automation as unknown as {
  createCommandError(result: object): Error;
};

const failed = (stderr: string, err?: { readonly signal: string }): Error => {
  const text = `code: 255\n stdout: \n stderr: ${stderr}\n err?: ${err?.signal}\n`;
  return createCommandError({ stderr, stdout: "", err, toString: () => text });
};
const made = (stderr: string): Error => failureOf(failed(stderr), "drydock-network", "prod");

describe("a failure of the engine", () => {
  it("is somebody's lock, and says whose", () => {
    const { name, message } = made(
      "error: the stack is currently locked by 1 lock(s). Either wait\n  file:///s/locks/1.json: created by ann@laptop (pid 7) at 2026-11-21",
    );
    assert.equal(name, "LockedError");
    assert.match(message, /^drydock-network\/prod is locked by another update: wait/);
    assert.match(message, /created by ann@laptop/);
  });

  for (const [stderr, name, message] of [
    [
      "error: no resource plugin 'pulumi-resource-aws' found in the workspace at version v7",
      "NoPluginError",
      /pulumi plugin install resource aws$/,
    ],
    [
      "error: failed to load language plugin nodejs: no language plugin 'pulumi-language-nodejs' found",
      "NoPluginError",
      /language host for pulumi-language-nodejs/,
    ],
    [
      "error: PULUMI_ACCESS_TOKEN must be set for login during non-interactive CLI sessions",
      "NoBackendError",
      /pulumi login/,
    ],
    ["error: update failed", "OperationError", /^error: update failed$/],
  ] as const)
    it(`is ${name} for "${stderr.slice(0, 50)}"`, () => {
      const error = made(stderr);
      assert.equal(error.name, name);
      assert.match(error.message, message);
    });

  it("leaves a lock of its own only where the engine was killed", () => {
    assert.ok(wasKilled(failed("", { signal: "SIGKILL" })));
    assert.ok(!wasKilled(failed("error: update canceled")));
    assert.ok(!wasKilled(new Error("signal")));
  });
});
