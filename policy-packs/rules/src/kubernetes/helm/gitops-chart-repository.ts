/** Every chart that Argo CD or Flux installs comes from a repository that the settings list. */
import { defineObjectRule } from "../../rule.ts";
import { CHART_SOURCE_KINDS, chartSourcesOf, exampleApplication } from "./chart-sources.ts";
import { unlisted } from "./sources.ts";

export const gitopsChartRepository = defineObjectRule({
  id: "gitops-chart-repository",
  title: "Charts of Argo CD and Flux come from listed repositories",
  description:
    "The controller installs with its own rights, which are nearly all: who may publish in the repository is who may do that.",
  severity: "high",
  frameworks: [],
  remediation:
    "use a repository of the list, or have this one added to allowedHelmRepositories in guardrails.yaml",
  url: "https://helm.sh/docs/topics/provenance/",
  kinds: CHART_SOURCE_KINDS,
  examples: {
    good: exampleApplication({}),
    bad: exampleApplication({ repoURL: "https://charts.example.org" }),
  },
  judge: (object, { allowedHelmRepositories }) =>
    chartSourcesOf(object).flatMap(({ repository }) =>
      repository === undefined ? [] : unlisted(repository.value, repository.path, allowedHelmRepositories),
    ),
});
