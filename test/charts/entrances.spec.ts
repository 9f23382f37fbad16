/** Proves that the entrances that no shipped environment has set no key that their charts do not have. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { loadEnvironment } from "@drydock/core/environment";
import { CHART_FACTS, chartDefaults, isValues, unknownKeys } from "../support/chart-keys.ts";
import { planned } from "../support/plan.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const SCALE = { minReplicas: 3, maxReplicas: 10, sourceCidrBlocks: ["203.0.113.0/24"] };

/** Keys that the files of defaults have in comments only, or that are objects of Kubernetes' API. */
const OPEN: Readonly<Record<string, readonly string[]>> = {
  "ingress-nginx": ["controller.resources", "controller.nodeSelector"],
  kong: ["env", "ingressController.env", "lifecycle", "securityContext"],
};
const COMMENTED: Readonly<Record<string, readonly string[]>> = {
  "ingress-nginx": [],
  kong: [
    "topologySpreadConstraints",
    "serviceMonitor.interval",
    "deployment.serviceAccount.name",
    "podDisruptionBudget.maxUnavailable",
  ],
};

if (existsSync(CHART_FACTS)) {
  describe("values of entrances", () => {
    for (const [chart, kind] of [
      ["ingress-nginx", "ingressNginx"],
      ["kong", "kong"],
    ] as const) {
      it(`${chart}: every key is one of the chart's`, async () => {
        const dev = await loadEnvironment("dev");
        const entrance =
          kind === "kong"
            ? { kind, ...SCALE }
            : { kind, ...SCALE, firewall: { mode: "Block" as const, paranoiaLevel: 1 } };
        const plan = await planned({ ...dev, edge: { ...dev.edge, entrance } });
        const { values } = plan.get(RELEASE, `edge-${chart}-release`).inputs;
        assert.ok(isValues(values));
        const wrong = unknownKeys(values, chartDefaults(chart), OPEN[chart]);
        assert.deepEqual(
          wrong.filter((path) => !COMMENTED[chart]?.includes(path)),
          [],
        );
      });
    }
  });
}
