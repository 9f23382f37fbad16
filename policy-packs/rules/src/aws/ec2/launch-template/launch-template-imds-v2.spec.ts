// Proves that a launch template without session tokens, or with metadata in reach of pods, is a violation.
import assert from "node:assert/strict";
import { broken, judging } from "../../../testing/judging.ts";
import { launchTemplateImdsV2 } from "./launch-template-imds-v2.ts";

const TYPE = "aws:ec2/launchTemplate:LaunchTemplate";
const COMPLIANT = {
  metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
};
const TOKENS = 'metadataOptions.httpTokens must be "required"';
const HOPS = "metadataOptions.httpPutResponseHopLimit must be 1";

const CASES: readonly [path: string, value: unknown, messages: readonly string[]][] = [
  ["metadataOptions.httpTokens", "optional", [`${TOKENS} (is "optional")`]],
  ["metadataOptions.httpTokens", undefined, [`${TOKENS} (is not set)`]],
  ["metadataOptions.httpPutResponseHopLimit", 2, [`${HOPS} (is 2)`]],
  ["metadataOptions.httpPutResponseHopLimit", undefined, [`${HOPS} (is not set)`]],
  ["metadataOptions", undefined, [`${TOKENS} (is not set)`, `${HOPS} (is not set)`]],
];

describe(launchTemplateImdsV2.id, () => {
  it("passes the compliant baseline", () => {
    assert.deepEqual(judging(launchTemplateImdsV2, TYPE, COMPLIANT), []);
  });

  for (const [path, value, messages] of CASES) {
    it(`refuses ${path} = ${JSON.stringify(value)}`, () => {
      assert.deepEqual(judging(launchTemplateImdsV2, TYPE, broken(COMPLIANT, path, value)), messages);
    });
  }

  it("passes a template whose metadata service is off", () => {
    assert.deepEqual(
      judging(launchTemplateImdsV2, TYPE, { metadataOptions: { httpEndpoint: "disabled" } }),
      [],
    );
  });
});
