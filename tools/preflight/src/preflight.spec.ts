/** Proves how findings enter a record: after those that are there, not twice, and less from a part of a platform. */
import assert from "node:assert/strict";
import type { PlannedResource, PlanRecord } from "@drydock/core/plan-record";
import { cluster, deployment, namespace, object, said } from "./kubernetes/testing/plan.ts";
import { nodeGroup, subnet } from "./platform/testing/plan.ts";
import { withPreflight } from "./preflight.ts";

type Checked = Pick<PlanRecord, "resources" | "preflight">;

function record(resources: readonly PlannedResource[], preflight: PlanRecord["preflight"] = []): Checked {
  return { resources: [...resources], preflight };
}

describe("withPreflight", () => {
  it("leaves the record of a right plan as it is", async () => {
    const right = record([cluster("1.35"), namespace("payments"), deployment("payments/api")]);
    assert.deepEqual(await withPreflight(right), right);
  });

  it("adds what all checks find, in the order schema, names, selectors, references, quantities", async () => {
    const wrong = record([
      cluster("1.35"),
      object("v1", "ConfigMap", "payments/A_B", { dat: {} }),
      object("policy/v1", "PodDisruptionBudget", "payments/a", {
        spec: { selector: { matchLabels: { a: "b" } } },
      }),
    ]);
    const { preflight } = await withPreflight(wrong);
    assert.deepEqual(
      preflight.map(({ id }) => id),
      [
        "schema/UnknownField",
        "names/Syntax",
        "selectors/SelectsNothing",
        "references/Missing",
        "references/Missing",
      ],
    );
  });

  it("adds figures of capacity and network, but not of a part of the platform", async () => {
    const plan = record([
      subnet("a", "10.0.0.0/20", "zone-a"),
      nodeGroup("web", 1, ["a"]),
      deployment("payments/api"),
    ]);
    const whole: Partial<PlanRecord> = await withPreflight(plan);
    assert.deepEqual(
      whole.capacity?.placements.map(({ workload, on }) => [workload, on]),
      [["Deployment payments/api", [{ pool: "web", perZone: { "zone-a": 1 } }]]],
    );
    assert.deepEqual(
      whole.network?.subnets.map(({ name, addresses }) => [name, addresses]),
      [["a", 4091]],
    );
    assert.deepEqual(Object.keys(await withPreflight(plan, { whole: false })), ["resources", "preflight"]);
  });

  it("does not look for other objects in a part of the platform", async () => {
    const part = record([deployment("payments/api", { serviceAccountName: "elsewhere" })]);
    assert.deepEqual((await withPreflight(part, { whole: false })).preflight, []);
    assert.deepEqual(said((await withPreflight(part)).preflight), [
      "fail references/Missing Deployment payments/api spec.template.spec.serviceAccountName: there is no ServiceAccount payments/elsewhere",
      "fail references/Missing Deployment payments/api metadata.namespace: there is no Namespace payments",
    ]);
  });

  it("keeps earlier findings first, and does not repeat what the API server refused already", async () => {
    const wrong = object("v1", "Namespace", "Payments");
    const refused = {
      id: "kubernetes/Invalid",
      status: "fail" as const,
      subject: wrong.urn,
      message: "not a label",
      remediation: "rename it",
    };
    assert.deepEqual((await withPreflight(record([wrong], [refused]))).preflight, [refused]);
    assert.equal((await withPreflight(record([wrong]))).preflight.length, 1);
  });
});
