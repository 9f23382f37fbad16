// Proves how names are converted between their forms, and which are refused with which advice.
import assert from "node:assert/strict";
import fc from "fast-check";
import { assertName, camelCase, kebabCase, pascalCase, titleCase } from "./names.ts";

/** Words of one letter are left out: in a class, two of them look like an acronym. */
const kebab = fc.stringMatching(/^[a-z][a-z0-9]{1,7}(-[a-z][a-z0-9]{1,7}){0,3}$/);

describe("names", () => {
  it("gives hardened-vpc its other forms", () => {
    assert.deepEqual(
      [camelCase, pascalCase, titleCase].map((form) => form("hardened-vpc")),
      ["hardenedVpc", "HardenedVpc", "Hardened vpc"],
    );
  });

  for (const [name, expected] of [
    ["LaunchTemplate", "launch-template"],
    ["launchTemplate", "launch-template"],
    ["HardenedVPC", "hardened-vpc"],
    ["VPCEndpoint", "vpc-endpoint"],
    ["ec2", "ec2"],
    ["v1", "v1"],
  ] as const) {
    it(`writes ${name} as ${expected}`, () => assert.equal(kebabCase(name), expected));
  }

  it("comes back from the class to the directory", () => {
    fc.assert(
      fc.property(
        kebab,
        (name) => kebabCase(pascalCase(name)) === name && kebabCase(camelCase(name)) === name,
      ),
    );
  });

  it("accepts every name in lower-case words", () => {
    fc.assert(fc.property(kebab, (name) => assertName("component", name)));
  });

  const RULE = "use 1 to 40 lower-case letters and digits in words joined by hyphens, starting with a letter";
  for (const [name, hint] of [
    ["HardenedVpc", ", for example hardened-vpc"],
    ["hardened_vpc", ", for example hardened-vpc"],
    ["hardened vpc ", ", for example hardened-vpc"],
    ["-vpc-", ", for example vpc"],
    ["../vpc", ", for example vpc"],
    ["", ""],
    ["123", ""],
    ["a".repeat(41), ""],
  ] as const) {
    it(`refuses ${JSON.stringify(name)}`, () => {
      assert.throws(() => assertName("component", name), {
        message: `"${name}" cannot name a component: ${RULE}${hint}`,
      });
    });
  }
});
