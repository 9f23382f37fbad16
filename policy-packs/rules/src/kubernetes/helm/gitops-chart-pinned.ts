/** Every chart that Argo CD or Flux installs is at an exact version. */
import { defineObjectRule } from "../../rule.ts";
import { CHART_SOURCE_KINDS, chartSourcesOf, exampleApplication } from "./chart-sources.ts";
import { unpinned } from "./sources.ts";

export const gitopsChartPinned = defineObjectRule({
  id: "gitops-chart-pinned",
  title: "Charts of Argo CD and Flux are pinned to a version",
  description:
    "A range makes the controller install a new chart the moment it is published: no commit, no review, and in all clusters at once.",
  severity: "high",
  frameworks: [],
  remediation: "write one exact version, and let a bot propose the next one",
  url: "https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/#helm",
  kinds: CHART_SOURCE_KINDS,
  examples: { good: exampleApplication({}), bad: exampleApplication({ targetRevision: "1.*" }) },
  judge: (object) =>
    chartSourcesOf(object).flatMap(({ version }) =>
      version === undefined ? [] : unpinned(version.value, version.path),
    ),
});
