/** Proves in a browser: the report of prod loads whole, silently and offline; a hostile or a poor record breaks nothing. */
import assert from "node:assert/strict";
import { statSync } from "node:fs";
import type { PlanRecord } from "@drydock/core/plan-record";
import { hostileRecord, HOSTILE, largeRecord, sampleRecord } from "@drydock/report/testing";
import { plannedResources } from "../../support/plan.ts";
import { Bench, CHROMIUM, PAGE_IDS, WITHOUT_BROWSER } from "./support/browser.ts";
import { becomes } from "./support/becomes.ts";

if (CHROMIUM) describe("report.html, loaded", loaded);
else console.warn(WITHOUT_BROWSER);

function loaded(): void {
  const bench = new Bench();
  let prod: PlanRecord;

  before(async () => {
    await bench.start();
    prod = (await plannedResources("prod")).record;
  });
  after(() => bench.stop());

  async function visitAll(file: string): Promise<void> {
    const { page, complaints, go } = await bench.open(file);
    for (const id of PAGE_IDS) {
      await go(id);
      await becomes(() => page.locator("main h1").count(), 1, id);
      await becomes(() => page.locator(".menu [aria-current=page]").count(), 1, id);
      assert.equal(await page.evaluate("globalThis.broken"), undefined, id);
    }
    assert.deepEqual(complaints, []);
  }

  it("is under three megabytes for prod, and shows every page without a word or a request", async () => {
    const file = await bench.write("prod", prod);
    assert.ok(statSync(file).size < 3_000_000, `${statSync(file).size} bytes`);
    await visitAll(file);
  });

  it("draws prod as it is: its layers, pools and zones", async () => {
    const { page, go } = await bench.open(await bench.write("prod", prod));
    await go("picture");
    const texts = await page.locator(".drawing svg text").allTextContents();
    for (const word of ["VPC 10.0.0.0/16", "EKS cluster", "us-east-1c", "application-spot", "security"]) {
      assert.ok(texts.includes(word), word);
    }
    const pools = prod.resources.filter(({ type }) => type === "aws:eks/nodeGroup:NodeGroup");
    assert.ok((await page.locator(".drawing .item.pool").count()) >= pools.length);
  });

  it("stays whole with five thousand resources", async () => {
    const { page, complaints, go } = await bench.open(await bench.write("large", largeRecord(prod, 5_000)));
    await becomes(() => page.locator(".fact").first().innerText(), /5,000/);
    await go("resources");
    await page.getByRole("searchbox").fill("node-group-copy3");
    await becomes(() => page.getByRole("status").innerText(), /^\d+ resources$/);
    assert.ok((await page.locator(".rows .row").count()) > 0);
    assert.deepEqual(complaints, []);
  });

  it("shows hostile texts as texts", async () => {
    const file = await bench.write("hostile", hostileRecord());
    await visitAll(file);
    const { page, go } = await bench.open(file);
    for (const id of PAGE_IDS) {
      await go(id);
      await becomes(() => page.locator("script").count(), 2, `${id}: the plan and the front end`);
      await becomes(() => page.locator("img, iframe, object, [onload], [onerror]").count(), 0, id);
      const leaving = await page.locator('a[href]:not([href^="#"])').count();
      assert.equal(leaving, 0, `${id}: links stay in the page`);
    }
    await go("findings");
    const shown = await page.locator("main").innerText();
    assert.ok(
      HOSTILE.slice(0, 6).some((text) => shown.includes(text)),
      "the texts are there to be read",
    );
  });

  it("says of each part that a poor record lacks that it is not there", async () => {
    const poor = sampleRecord({
      capacity: undefined,
      network: undefined,
      cost: undefined,
      environmentFile: undefined,
      requirements: undefined,
      preflight: [],
      policy: { evaluated: 0, violations: [], exempted: [] },
    });
    const file = await bench.write("poor", poor);
    await visitAll(file);
    const { page, go } = await bench.open(file);
    for (const id of ["network", "capacity", "cost", "requirements", "environment"]) {
      await go(id);
      await becomes(() => page.locator("main").innerText(), /Not in this record\./, id);
    }
    await go("findings");
    await becomes(() => page.locator("main").innerText(), /None: 0 rule evaluations/);
  });
}
