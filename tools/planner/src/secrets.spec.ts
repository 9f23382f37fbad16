// Proves that no secret value stays in what the planner records.
import assert from "node:assert/strict";
import { maskedInputs, secretTexts, withoutSecrets } from "./secrets.ts";

const registration = {
  inputs: {
    user: "admin",
    password: "correct-horse",
    nested: { list: ["public", "battery-staple"] },
    port: 5432,
  },
  secretInputs: [["password"], ["nested", "list", "1"], ["port"]],
};

describe("secrets", () => {
  it("masks every secret place, numbers and list items included, and nothing else", () => {
    assert.deepEqual(maskedInputs(registration), {
      user: "admin",
      password: "[secret]",
      nested: { list: ["public", "[secret]"] },
      port: "[secret]",
    });
  });

  it("masks a whole map that is secret", () => {
    assert.deepEqual(maskedInputs({ inputs: { data: { a: "1", b: "2" } }, secretInputs: [["data"]] }), {
      data: "[secret]",
    });
  });

  it("takes secret texts out of ids and messages that quote them, the longest first", () => {
    const texts = new Set(
      secretTexts({ ...registration, inputs: { ...registration.inputs, password: "correct-horse" } }),
    );
    texts.add("correct-horse-and-more");
    assert.deepEqual(
      withoutSecrets([{ id: "db-correct-horse-and-more", message: "got battery-staple", size: 3 }], texts),
      [{ id: "db-[secret]", message: "got [secret]", size: 3 }],
    );
  });

  it("leaves ordinary words alone when a secret is as short as one", () => {
    assert.equal(withoutSecrets("enabled: true", new Set(["true"])), "enabled: true");
  });
});
