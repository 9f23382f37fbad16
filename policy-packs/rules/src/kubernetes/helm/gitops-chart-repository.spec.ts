// Proves that repositories of Argo CD and Flux must be listed, and that sources of Git are left alone.
import { describeObjectRule } from "../../testing/objects.ts";
import { gitopsChartRepository } from "./gitops-chart-repository.ts";

const below = (value: string): string => `must be below https://charts.example.com (is ${value})`;

describeObjectRule(gitopsChartRepository, {
  settings: { allowedHelmRepositories: ["https://charts.example.com"] },
  passes: [
    [["spec.source.repoURL", "https://charts.example.com/stable/"]],
    [["spec.source", { repoURL: "https://git.example.com/web", path: "." }]],
  ],
  fails: [
    [
      [["spec.source.repoURL", "https://charts.example.org"]],
      `spec.source.repoURL: ${below('"https://charts.example.org"')}`,
    ],
    [[["spec.source.repoURL", undefined]], `spec.source.repoURL: ${below("not set")}`],
  ],
  others: {
    "a HelmRepository": [
      {
        apiVersion: "source.toolkit.fluxcd.io/v1",
        kind: "HelmRepository",
        metadata: { name: "others" },
        spec: { url: "oci://registry.example.org/charts" },
      },
      `spec.url: ${below('"oci://registry.example.org/charts"')}`,
    ],
  },
});
