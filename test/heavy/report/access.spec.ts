/** Proves in a browser: no page has a fault that axe knows, in light, dark and on a phone; keys reach all; paper too. */
import assert from "node:assert/strict";
import axe from "axe-core";
import type { PlanRecord } from "@drydock/core/plan-record";
import { finding, resource, sampleRecord } from "@drydock/report/testing";
import type { BrowserContextOptions } from "playwright-core";
import { plannedResources } from "../../support/plan.ts";
import { Bench, CHROMIUM, PAGE_IDS, PHONE } from "./support/browser.ts";
import { becomes } from "./support/becomes.ts";

// loading.spec.ts says so where there is no browser.
if (CHROMIUM) describe("report.html, for everybody", forEverybody);

function forEverybody(): void {
  const bench = new Bench();
  const sample = sampleRecord();
  let prod: PlanRecord;

  before(async () => {
    await bench.start();
    prod = (await plannedResources("prod")).record;
  });
  after(() => bench.stop());

  const urn = (name: string): string =>
    encodeURIComponent(sample.resources.find((resource) => resource.name === name)?.urn ?? "");
  const places = [
    ...PAGE_IDS,
    "resources?q=private",
    `resources?urn=${urn("network-vpc-private-us-east-1a")}`,
    "environment?line=6",
  ];

  const modes: Readonly<Record<string, BrowserContextOptions>> = {
    "in light": { colorScheme: "light" },
    "in dark": { colorScheme: "dark" },
    "on a phone": PHONE,
  };
  for (const [mode, options] of Object.entries(modes)) {
    it(`has no fault that axe finds, ${mode}`, async () => {
      // The colours are the same for every record: one mode is enough for the larger one.
      const records = { sample, ...(mode === "in light" ? { prod } : {}) };
      for (const [name, record] of Object.entries(records)) {
        // The policy of the document would not let axe in.
        const { page, go } = await bench.open(await bench.write(name, record), {
          ...options,
          bypassCSP: true,
        });
        for (const place of places) {
          await go(place);
          await page.evaluate(axe.source);
          const found = await page.evaluate<axe.AxeResults>("axe.run()");
          const faults = found.violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`,
          );
          assert.deepEqual(faults, [], `${name} ${place}`);
          assert.ok(found.passes.length > 10, "axe looked at something");
        }
        await page.context().close();
      }
    });
  }

  it("is never wider than a phone, however long the words", async () => {
    const [first] = sample.resources;
    const word = "x".repeat(300);
    const texts = { message: word, remediation: word, explanation: word, evidence: word, id: word };
    const long = sampleRecord({
      preflight: [
        finding(first!, texts),
        finding(first!, { ...texts, subject: word, environmentPath: word }),
      ],
      resources: [
        ...sample.resources,
        resource({ name: word, type: "aws:kms/key:Key", inputs: { [word]: word } }),
      ],
    });
    for (const [name, record] of Object.entries({ prod, long })) {
      const { page, go } = await bench.open(await bench.write(name, record), PHONE);
      for (const place of [...places, "resources?q=xxx"]) {
        await go(place);
        const width = await page.evaluate<number>("document.documentElement.scrollWidth");
        assert.ok(width <= 390, `${name}: ${place} is ${width} wide`);
      }
      await page.context().close();
    }
  });

  it("can be used by keys alone: skip link, menu, search, tree, picture", async () => {
    const { page, go } = await bench.open(await bench.write("sample", sample));
    const focused = async (): Promise<string> => (await page.locator(":focus").innerText()).trim();
    const focusOn = (text: string): Promise<void> =>
      page
        .locator(":focus")
        .filter({ hasText: new RegExp(`^${text}$`) })
        .waitFor();
    await page.keyboard.press("Tab");
    await becomes(focused, "Skip to the page");
    await page.keyboard.press("Enter");
    await becomes(focused, "Overview");
    await page
      .getByRole("link", { name: /^Resources/ })
      .first()
      .focus();
    await page.keyboard.press("Enter");
    await focusOn("Resources");
    await page.keyboard.press("/");
    await page.keyboard.type("istiod");
    await becomes(() => page.getByRole("status").innerText(), "1 resource");
    await page.getByRole("searchbox").clear();
    await page.getByRole("button", { name: "mesh, contents" }).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await focusOn("mesh-istiod-release");
    await go("picture");
    await page.getByRole("link", { name: /^istiod istiod/ }).focus();
    await becomes(() => page.locator(".ties .out").count(), 1, "focus shows the ties as the pointer does");
    await page.keyboard.press("Enter");
    await page.locator(".detail h2").waitFor();
  });

  it("prints every page that is read, one after the other, and no menus", async () => {
    const { page } = await bench.open(await bench.write("sample", sample));
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    await page.emulateMedia({ media: "print" });
    const headings = await page.locator("main h1").allTextContents();
    assert.deepEqual(headings, [
      "Overview",
      "Architecture",
      "Findings",
      "Network",
      "Capacity",
      "Cost",
      "Requirements",
      "Not proven",
    ]);
    await becomes(() => page.locator(".menu").isVisible(), false);
    assert.ok((await page.pdf()).length > 10_000);
    await page.evaluate('dispatchEvent(new Event("afterprint"))');
    await becomes(() => page.locator("main h1").count(), 1);
  });
}
