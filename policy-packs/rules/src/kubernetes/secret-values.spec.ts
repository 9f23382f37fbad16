// Proves that secrets are told from settings, by name, by format and by entropy, and that nothing is said of the value.
import assert from "node:assert/strict";
import fc from "fast-check";
import { entropy, namesSecret, secretIn } from "./secret-values.ts";

/** Put together here, so that scanners of this repository have nothing to find. */
const joined = (...parts: readonly string[]): string => parts.join("");

const SECRETS: readonly [name: string, value: string, what: string][] = [
  ["DB_URL", joined("AKIA", "IOSFODNN7EXAMPLE"), "an AWS access key id"],
  ["X", joined("-----BEGIN RSA ", "PRIVATE KEY-----\nMII"), "a private key"],
  ["X", joined("-----BEGIN ", "PRIVATE KEY-----\nMII"), "a private key"],
  ["X", joined("eyJhbGciOiJIUzI1NiJ9", ".eyJzdWIiOiIxIn0", ".c2ln"), "a JSON web token"],
  ["X", joined("ghp_", "a".repeat(36)), "a GitHub token"],
  ["X", joined("xoxb-", "123456789012"), "a Slack token"],
  ["X", joined("sk_", "live_", "a1".repeat(12)), "a Stripe key"],
  ["DATABASE", "postgres://app:hunter2@db:5432/app", "a URL with a password"],
  ["HEADER", "bearer abc", "credentials of an Authorization header"],
  ["DB_PASSWORD", "hunter2", "a literal value under the name of a secret"],
  ["rootPwd", "12345", "a literal value under the name of a secret"],
  ["azure_batch_key", "hello world", "a literal value under the name of a secret"],
  ["API_KEY", "abc", "a literal value under the name of a secret"],
  ["X", "my_key_value", "the mark of a secret"],
  ["X", "JWT", "the mark of a secret"],
  ["SEED", "q7Xb2LmZ9tRw4Kc8VdYp3NsA", "a value that looks random"],
];

const SETTINGS: readonly [name: string, value: string][] = [
  ["DB_PASSWORD", ""],
  ["DB_PASSWORD", "$(DB_PASSWORD_FROM_FILE)"],
  ["ML_SECRET_KEY_PATH", "/etc/ml/key"],
  ["ML_KEY_FILE", "/etc/ml_secret_key"],
  ["SECRET_KEY", "/var/run/secrets/key"],
  ["TOKEN_TTL", "3600"],
  ["SECRET_NAME", "database"],
  ["USE_TOKEN", "true"],
  ["SECRET", "arn:aws:secretsmanager:us-east-1:111111111111:secret:db"],
  ["MONKEY", "george"],
  ["KEYBOARD", "qwerty"],
  ["GIT_COMMIT", "5ea9831c0f4d2a7be1f6c3d8a9b0e7f2c4d6a8b1"],
  ["DB_URL", "AKIA"],
  ["DB_URL", "postgres://db:5432/app"],
  ["MESSAGE", "Hello from the environment"],
  ["REQUEST_ID", "8f14e45f-ceea-467f-a9d2-0b1c2d3e4f50"],
];

describe("secretIn", () => {
  for (const [name, value, what] of SECRETS) {
    it(`takes ${name} for ${what}`, () => {
      assert.equal(secretIn(name, value), what);
    });
  }

  for (const [name, value] of SETTINGS) {
    it(`takes ${name}=${value} for a setting`, () => {
      assert.equal(secretIn(name, value), undefined);
    });
  }

  it("never repeats the value", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 6 }), (value) => {
        assert.ok(!(secretIn("PASSWORD", `hunter-${value}`) ?? "").includes(`hunter-${value}`));
      }),
    );
  });

  it("asks for a name that holds the secret", () => {
    assert.ok(namesSecret("signingKey") && namesSecret("client-secret"));
    assert.ok(!namesSecret("tokenUrl") && !namesSecret("turkey"));
  });

  it("measures from nothing to one bit a doubling of the alphabet", () => {
    assert.equal(entropy("aaaa"), 0);
    assert.equal(entropy("abab"), 1);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }), (bits, times) => {
        const alphabet = Array.from({ length: 2 ** bits }, (_, i) => String.fromCharCode(97 + i)).join("");
        assert.ok(Math.abs(entropy(alphabet.repeat(times)) - bits) < 1e-9);
      }),
    );
  });
});
