/** Every chart comes from a repository that the settings list. */
import { stringAt } from "../../../../inputs.ts";
import { defineResourceRule } from "../../../../rule.ts";
import { isLocalChart, unlisted } from "../../../helm/sources.ts";
import { CHART_TYPES, exampleRelease, repositoryOf } from "./releases.ts";

export const helmReleaseRepository = defineResourceRule({
  id: "helm-release-repository",
  title: "Helm releases come from listed repositories",
  description:
    "A chart may create anything, roles and webhooks included. Who its publisher is gets decided once for each repository, and not by whoever adds a release.",
  severity: "high",
  frameworks: [],
  remediation:
    "use a repository of the list, or have this one added to allowedHelmRepositories in guardrails.yaml",
  url: "https://helm.sh/docs/topics/provenance/",
  types: CHART_TYPES,
  examples: {
    good: exampleRelease({}),
    bad: exampleRelease({ repositoryOpts: { repo: "https://charts.example.org" } }),
  },
  judge: ({ inputs }, { allowedHelmRepositories }) => {
    if (isLocalChart(stringAt(inputs, "chart") ?? "")) return [];
    const [path, repository] = repositoryOf(inputs);
    return unlisted(repository, path, allowedHelmRepositories);
  },
});
