/** Proves that key pairs are refused as EC2 refuses them, and what EC2 answers. */
import assert from "node:assert/strict";
import { refuses, World } from "../testing.ts";

const TYPE = "aws:ec2/keyPair:KeyPair";
const publicKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGxhYmVs ops@example.com";

describe("key pair", () => {
  refuses(TYPE, () => ({ keyName: "ops", publicKey }), [
    {
      of: "a private key",
      change: { publicKey: "-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----" },
      code: "InvalidKey.Format",
      message: "the text is no public key that EC2 reads",
    },
    {
      of: "a key of another algorithm",
      change: { publicKey: "ecdsa-sha2-nistp256 AAAA" },
      code: "InvalidKey.Format",
      message: "the text is no public key that EC2 reads",
    },
    {
      of: "long name",
      change: { keyName: "k".repeat(256) },
      code: "InvalidParameterValue",
      message: "the name has 256 characters; EC2 takes 255",
    },
    {
      of: "name in use",
      change: (world) => {
        world.accepted(TYPE, { keyName: "ops", publicKey });
        return {};
      },
      code: "InvalidKeyPair.Duplicate",
      message: "the key pair ops already exists",
    },
  ]);

  it("takes RSA keys as OpenSSH or PEM text, and the same name in another region", () => {
    const world = new World();
    const pem = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----";
    for (const [i, key] of ["ssh-rsa AAAAB3NzaC1yc2E=", pem].entries()) {
      const { outputs } = world.accepted(TYPE, { keyName: `rsa${i}`, publicKey: key });
      assert.equal(outputs["keyType"], "rsa");
    }
    world.accepted(TYPE, { keyName: "rsa0", publicKey, region: "eu-west-1" });
  });

  it("has its name as id, and is named automatically", () => {
    const world = new World();
    const named = world.accepted(TYPE, { keyName: "ops", publicKey });
    assert.equal(named.id, "ops");
    assert.equal(named.outputs["keyType"], "ed25519");
    assert.match(String(named.outputs["arn"]), /^arn:aws:ec2:us-east-1:111111111111:key-pair\/ops$/);
    assert.match(world.accepted(TYPE, { publicKey }, "bastion").id, /^bastion-[0-9a-f]{7}$/);
  });
});
