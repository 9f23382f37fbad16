// Proves that the engine's copy of a stack's settings keeps who encrypts, and encrypts under the key of the last update.
import assert from "node:assert/strict";
import { parse } from "yaml";
import { configCopy, providerIn } from "./config-copy.ts";

const KMS = "awskms://alias/drydock-pulumi?region=us-east-1";
const FILE = `# Stack prod.\nsecretsprovider: ${KMS}\n`;
const copy = (...args: Parameters<typeof configCopy>): unknown => parse(configCopy(...args));

describe("the copy of a stack's settings", () => {
  it("names the provider of the file, and no key before there is a state", () =>
    assert.deepEqual(copy(FILE, undefined), { secretsprovider: KMS }));

  it("takes the wrapped key from a state of the same provider", () => {
    assert.deepEqual(copy(FILE, { type: "cloud", state: { url: KMS, encryptedkey: "k" } }), {
      secretsprovider: KMS,
      encryptedkey: "k",
    });
    assert.deepEqual(copy(FILE, { type: "cloud", state: { url: "awskms://other", encryptedkey: "k" } }), {
      secretsprovider: KMS,
    });
  });

  it("keeps a key that the file has, and whatever else it holds", () =>
    assert.deepEqual(
      copy(`${FILE}encryptedkey: own\nconfig: { a: b }\n`, {
        state: { url: KMS, encryptedkey: "k" },
      }),
      { config: { a: "b" }, secretsprovider: KMS, encryptedkey: "own" },
    ));

  it("changes to a passphrase, with the salt of the state", () => {
    assert.deepEqual(copy(FILE, undefined, "passphrase"), { secretsprovider: "passphrase" });
    assert.deepEqual(copy(FILE, { type: "passphrase", state: { salt: "v1:s" } }, "passphrase"), {
      encryptionsalt: "v1:s",
    });
  });

  it("tells its provider back", () => {
    assert.deepEqual([FILE, "encryptionsalt: v1:s\n", "", "config: {}\n"].map(providerIn), [
      KMS,
      "passphrase",
      undefined,
      undefined,
    ]);
  });
});
