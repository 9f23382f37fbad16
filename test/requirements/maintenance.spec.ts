/** Proves rows OPS-02 and OPS-03 as far as plans can show them: staging first, skew, drains, loss of a zone, reclaim of spot. */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environmentsDirectory, loadEnvironment } from "@drydock/core/environment";
import type { PlannedResource } from "@drydock/core/plan-record";
import { platformFindings } from "@drydock/preflight";
import { REPOSITORY } from "../support/drydock.ts";
import { type Planned, plannedResources } from "../support/plan.ts";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const BUDGET = "kubernetes:policy/v1:PodDisruptionBudget";
const WITH_PODS = /:(Deployment|StatefulSet|Rollout)$/;

const runbook = (name: string): string =>
  readFileSync(join(REPOSITORY, "docs/runbooks", `${name}.md`), "utf8");

/** The shipped environments, with staging at another Kubernetes version. */
async function withStagingAt(version: string, load: (folder: string) => Promise<unknown>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "upgrade-"));
  try {
    cpSync(environmentsDirectory(), folder, { recursive: true });
    const file = join(folder, "staging.yaml");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/kubernetesVersion: .*/, `kubernetesVersion: "${version}"`));
    await load(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("requirements: maintenance", function () {
  this.timeout(120_000);
  let prod: Planned;
  before(async () => (prod = await plannedResources("prod")));

  /** Ids of what fails when the inputs of one resource are changed. */
  function failing(type: string, name: string, inputs: Inputs): string[] {
    const changed = (one: PlannedResource): PlannedResource =>
      one.type === type && one.name.includes(name) ? { ...one, inputs: { ...one.inputs, ...inputs } } : one;
    return platformFindings({ ...prod.record, resources: prod.resources.map(changed) })
      .filter(({ status }) => status === "fail")
      .map(({ id }) => id);
  }

  it("OPS-02: prod and its standby are at one version, and staging is never behind", async () => {
    const [staging, main, standby] = await Promise.all(
      ["staging", "prod", "prod-dr"].map(
        async (name) => (await loadEnvironment(name)).cluster.kubernetesVersion,
      ),
    );
    assert.equal(main, standby);
    assert.ok(Number(staging?.split(".")[1]) >= Number(main?.split(".")[1]));
  });

  it("OPS-02: prod is refused when staging is behind", async () => {
    await withStagingAt("1.34", async (folder) => {
      await assert.rejects(loadEnvironment("prod", folder), /must not be ahead of staging/);
      await assert.rejects(loadEnvironment("staging", folder), /must not be behind prod/);
    });
  });

  it("OPS-02: nodes, their images and kube-proxy that do not fit the control plane are found", () => {
    assert.deepEqual(failing(NODE_GROUP, "nothing", {}), []);
    assert.ok(failing(NODE_GROUP, "data", { version: "1.31" }).includes("versions/NodeSkew"));
    const image = { releaseVersion: "1.34.1-20260101" };
    assert.ok(failing(NODE_GROUP, "data", image).includes("versions/AmiOfAnotherMinor"));
    const proxy = { addonVersion: "v1.31.0-eksbuild.1" };
    assert.ok(failing("aws:eks/addon:Addon", "kube-proxy", proxy).includes("versions/ProxySkew"));
  });

  it("OPS-02: the runbook upgrades staging first, layer by layer in the order of the plan", () => {
    const text = runbook("upgrade-kubernetes");
    assert.ok(text.indexOf("## Staging") < text.indexOf("## Production"));
    const layers = /for layer in (.+); do .+--stack staging/.exec(text)?.[1]?.split(" ");
    assert.deepEqual(
      ["network", ...(layers ?? [])],
      prod.record.layers.map(({ name }) => name),
    );
  });

  it("OPS-03: every disruption budget lets a pod go while its workload is at its fewest replicas", () => {
    const scaled = new Map(
      prod.all("kubernetes:autoscaling/v2:HorizontalPodAutoscaler").map(({ inputs }) => {
        const { metadata, spec } = inputs as Inputs;
        return [`${metadata.namespace}/${spec.scaleTargetRef.name}`, spec.minReplicas as number];
      }),
    );
    const budgets = prod.all(BUDGET);
    assert.ok(budgets.length > 10);
    for (const { name, inputs } of budgets) {
      const { metadata, spec } = inputs as Inputs;
      const workload = prod.resources.find((one) => {
        const of = (one.inputs as Inputs)["metadata"] as Inputs | undefined;
        return (
          WITH_PODS.test(one.type) &&
          of?.["name"] === metadata.name &&
          of?.["namespace"] === metadata.namespace
        );
      });
      const replicas =
        scaled.get(`${metadata.namespace}/${metadata.name}`) ??
        ((workload?.inputs as Inputs | undefined)?.["spec"].replicas as number);
      if (spec.maxUnavailable !== undefined) assert.ok(spec.maxUnavailable >= 1, name);
      else assert.ok(spec.minAvailable < replicas, `${name}: ${spec.minAvailable} of ${replicas}`);
    }
  });

  it("OPS-03: pools are updated a part at a time, and drains that cannot end are found", () => {
    for (const { name, inputs } of prod.all(NODE_GROUP)) {
      const { maxUnavailable, maxUnavailablePercentage } = (inputs as Inputs)["updateConfig"] as Inputs;
      assert.ok(maxUnavailable === 1 || maxUnavailablePercentage <= 33, name);
    }
    assert.deepEqual(
      prod.record.preflight.filter(({ id }) => id.startsWith("disruption/")),
      [],
    );
    const all = { updateConfig: { maxUnavailablePercentage: 100 } };
    assert.ok(failing(NODE_GROUP, "data", all).includes("disruption/UpdateTakesAll"));
  });

  it("OPS-03: when any zone is gone, only pods with a volume in it wait, and the runbook names their services", () => {
    const zones = prod.record.capacity?.zoneLoss ?? [];
    assert.equal(zones.length, 3);
    const text = runbook("zone-lost").toLowerCase();
    for (const { zone, pending } of zones) {
      for (const { workload, reason } of pending) {
        assert.match(reason, RegExp(`volumes? of its pods (are|is) in ${zone}`), workload);
        if (workload.includes(" observability/")) continue;
        assert.ok(text.includes(workload.split("/").at(-1) ?? ""), workload);
      }
    }
  });

  it("OPS-03: notices of spot nodes reach Karpenter, and nothing with a volume of its own runs on spot", () => {
    const queue = prod.get("aws:sqs/queue:Queue", "nodepools-karpenter-queue");
    const { settings } = (
      prod.get("kubernetes:helm.sh/v3:Release", "nodepools-karpenter-release").inputs as Inputs
    )["values"] as Inputs;
    assert.ok(String(settings.interruptionQueue).startsWith(queue.name));
    const events = prod.all("aws:cloudwatch/eventTarget:EventTarget").map(({ name }) => name);
    assert.ok(events.includes("nodepools-karpenter-spot-interruption-target"));
    assert.ok(!prod.record.preflight.some(({ id }) => id === "disruption/ClaimsOnSpot"));
  });

  it("OPS-03: the runbook cordons, drains by eviction, and uncordons", () => {
    const commands = [...runbook("maintain-nodes").matchAll(/^kubectl (cordon|drain|uncordon).*$/gm)];
    assert.deepEqual(
      commands.map(([, verb]) => verb),
      ["cordon", "drain", "uncordon"],
    );
    const [, drain] = commands.map(([command]) => command);
    assert.match(drain ?? "", /--ignore-daemonsets --delete-emptydir-data/);
    assert.doesNotMatch(drain ?? "", /--disable-eviction|--force/);
  });
});
