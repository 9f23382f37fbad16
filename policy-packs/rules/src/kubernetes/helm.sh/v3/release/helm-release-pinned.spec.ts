// Proves that ranges, moving names and missing versions are found, and that archives, digests and local charts are pinned.
import assert from "node:assert/strict";
import { findingText, type Inputs } from "../../../../rule.ts";
import { judgingResource } from "../../../../testing/judging.ts";
import { helmReleasePinned } from "./helm-release-pinned.ts";
import { CHART_TYPES, exampleRelease } from "./releases.ts";

const findings = (inputs: Inputs, type: string = CHART_TYPES[0]): string[] =>
  judgingResource(helmReleasePinned, type, exampleRelease(inputs)).map(findingText);
const digest = `@sha256:${"0a".repeat(32)}`;

describe("helm-release-pinned", () => {
  for (const version of ["1.4.2", "v1.4.2", "1.4.2-rc.1+build.7"]) {
    it(`passes ${version}`, () => {
      assert.deepEqual(findings({ version }), []);
    });
  }

  for (const version of [undefined, "", "1.4", "~1.4.2", ">=1.0.0", "1.x", "latest", 1]) {
    it(`finds ${JSON.stringify(version)} for every type`, () => {
      const shown = version === undefined ? "not set" : JSON.stringify(version);
      for (const type of CHART_TYPES)
        assert.deepEqual(findings({ version }, type), [`version: must be an exact version (is ${shown})`]);
    });
  }

  for (const chart of ["./charts/web", "../web", "/charts/web", `oci://registry.example.com/web${digest}`]) {
    it(`passes ${chart} without a version`, () => {
      assert.deepEqual(findings({ chart, version: undefined }), []);
    });
  }

  it("takes the version from the name of an archive", () => {
    const at = (name: string): number =>
      findings({ chart: `https://example.com/${name}`, version: undefined }).length;
    assert.deepEqual(["web-1.4.2.tgz", "web.tgz"].map(at), [0, 1]);
  });
});
