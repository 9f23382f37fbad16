// Proves that a repository must be listed, whole or below one that is, wherever the release names it.
import assert from "node:assert/strict";
import { findingText, type Inputs } from "../../../../rule.ts";
import { judgingResource } from "../../../../testing/judging.ts";
import { helmReleaseRepository } from "./helm-release-repository.ts";
import { exampleRelease } from "./releases.ts";

const allowed = ["https://charts.example.com/", "oci://registry.example.com/charts"];
const findings = (inputs: Inputs, allowedHelmRepositories: readonly string[] = allowed): string[] =>
  judgingResource(helmReleaseRepository, "kubernetes:helm.sh/v3:Release", exampleRelease(inputs), {
    allowedHelmRepositories,
  }).map(findingText);
const below = `must be below ${allowed.join(", ")}`;

describe("helm-release-repository", () => {
  it("passes what is listed, what is below it, and charts on disk", () => {
    assert.deepEqual(findings({}), []);
    assert.deepEqual(findings({ repositoryOpts: { repo: "https://charts.example.com/stable" } }), []);
    assert.deepEqual(findings({ chart: "oci://registry.example.com/charts/web", repositoryOpts: {} }), []);
    assert.deepEqual(findings({ chart: "./web", repositoryOpts: undefined }), []);
    assert.deepEqual(findings({ fetchOpts: { repo: "https://charts.example.com" } }), []);
  });

  it("passes everything where nothing is listed", () => {
    assert.deepEqual(findings({ repositoryOpts: { repo: "https://charts.example.org" } }, []), []);
  });

  it("finds others, and those whose name only begins alike", () => {
    for (const repo of ["https://charts.example.org", "https://charts.example.community"])
      assert.deepEqual(findings({ repositoryOpts: { repo } }), [
        `repositoryOpts.repo: ${below} (is "${repo}")`,
      ]);
    const chart = "oci://registry.example.com/charts-of-others/web";
    assert.deepEqual(findings({ chart }), [`chart: ${below} (is "${chart}")`]);
  });

  it("finds a chart whose repository only the machine knows", () => {
    assert.deepEqual(findings({ chart: "stable/web", repositoryOpts: undefined }), [
      `repositoryOpts.repo: ${below} (is not set)`,
    ]);
    assert.deepEqual(findings({ fetchOpts: { repo: 7 } }), [`fetchOpts.repo: ${below} (is 7)`]);
  });
});
