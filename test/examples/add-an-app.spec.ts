/** Proves that the block of the guide is enough: prod with it plans clean, and closed but for what the block opens. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environmentsDirectory, loadEnvironment } from "@drydock/core/environment";
import { parse, parseDocument } from "yaml";
import { type Planned, planned, plannedResources } from "../support/plan.ts";

const GUIDE = new URL("../../docs/guides/add-an-app.md", import.meta.url);

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** The guide's block, as data. */
function block(): { readonly apps: Readonly<Record<string, unknown>> } {
  const [, text] = /```yaml\n([\s\S]*?)```/.exec(readFileSync(GUIDE, "utf8")) ?? [];
  return parse(text ?? "") as ReturnType<typeof block>;
}

/** prod with the block, through its file: what a reader of the guide does. */
async function withBlock(): Promise<Planned> {
  const folder = mkdtempSync(join(tmpdir(), "add-an-app-"));
  try {
    const prod = parseDocument(readFileSync(join(environmentsDirectory(), "prod.yaml"), "utf8"));
    for (const [name, app] of Object.entries(block().apps)) {
      prod.setIn(["apps", name], prod.createNode(app));
      prod.addIn(["security", "imageRepositories", "names"], name);
    }
    writeFileSync(join(folder, "prod.yaml"), String(prod));
    return await planned(await loadEnvironment("prod", folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("the guide to adding an app", () => {
  let shipped: Planned;
  let extended: Planned;
  before(async () => {
    shipped = await plannedResources("prod");
  });
  before(async () => {
    extended = await withBlock();
  });

  const own = () =>
    extended.resources.filter(({ layer, name }) => layer === "app" && name.startsWith("app-billing"));

  it("plans without a failure or a violation that prod did not have", () => {
    assert.deepEqual(
      extended.record.preflight.filter(({ status }) => status === "fail"),
      [],
    );
    assert.deepEqual(extended.record.policy.violations, shipped.record.policy.violations);
  });

  it("gives the app everything that the page says", () => {
    const kinds = own().map(({ type }) => type.split(":").at(-1));
    for (const kind of [
      "Deployment",
      "Service",
      "ServiceAccount",
      "Role",
      "RoleBinding",
      "NetworkPolicy",
      "PodDisruptionBudget",
      "HorizontalPodAutoscaler",
      "ServiceMonitor",
      "ExternalSecret",
    ]) {
      assert.ok(kinds.includes(kind), `${kind} is missing from ${kinds.join(", ")}`);
    }
  });

  it("opens both ends of its flows", () => {
    const spec = (app: string): Inputs =>
      (
        extended.get("kubernetes:networking.k8s.io/v1:NetworkPolicy", `app-${app}-network-policy`)
          .inputs as Inputs
      )["spec"];
    const from = JSON.stringify(spec("billing").ingress);
    assert.match(from, /"app":"frontend"/);
    const to = JSON.stringify(spec("frontend").egress);
    assert.match(to, /"app":"billing"/);
    assert.ok(JSON.stringify(spec("billing").egress).includes('"port":5432'));
  });

  it("lets in frontend alone in the mesh, to read and to write", () => {
    const policy = extended
      .all("kubernetes:security.istio.io/v1:AuthorizationPolicy")
      .map(({ inputs }) => inputs as Inputs);
    const [billing] = policy.filter(({ spec }) => spec.selector?.matchLabels?.app === "billing");
    const rules = (billing?.["spec"].rules ?? []) as Inputs[];
    const callers = rules.filter(({ to }) => (to[0].operation.ports as string[]).includes("8080"));
    assert.deepEqual(callers, [
      {
        from: [{ source: { principals: ["cluster.local/ns/production/sa/frontend-sa"] } }],
        to: [{ operation: { ports: ["8080"], methods: ["GET", "POST"] } }],
      },
    ]);
  });
});
