/** Every chart is installed at an exact version. */
import { stringAt } from "../../../../inputs.ts";
import { defineResourceRule } from "../../../../rule.ts";
import { isFixedChart, unpinned } from "../../../helm/sources.ts";
import { CHART_TYPES, exampleRelease } from "./releases.ts";

export const helmReleasePinned = defineResourceRule({
  id: "helm-release-pinned",
  title: "Helm releases are pinned to a version",
  description:
    "Without a version, or with a range, the same program installs another chart tomorrow: one that nobody has looked at, and that an attacker of the repository may have written.",
  severity: "high",
  frameworks: [],
  remediation: "set version to one exact version, or add the digest to an OCI chart",
  url: "https://www.pulumi.com/registry/packages/kubernetes/api-docs/helm/v3/release/",
  types: CHART_TYPES,
  examples: { good: exampleRelease({}), bad: exampleRelease({ version: "^1.4.0" }) },
  judge: ({ inputs }) =>
    isFixedChart(stringAt(inputs, "chart") ?? "") ? [] : unpinned(inputs["version"], "version"),
});
