/** Proves in a browser: searching, filtering, and the way from a finding over its resource to the line that decides. */
import assert from "node:assert/strict";
import { sampleRecord } from "@drydock/report/testing";
import { Bench, CHROMIUM, type Opened } from "./support/browser.ts";
import { becomes } from "./support/becomes.ts";

// loading.spec.ts says so where there is no browser.
if (CHROMIUM) describe("report.html, used", used);

function used(): void {
  const bench = new Bench();
  let file: string;
  let opened: Opened;

  before(async () => {
    await bench.start();
    file = await bench.write("sample", sampleRecord());
  });
  beforeEach(async () => void (opened = await bench.open(file)));
  afterEach(async () => {
    assert.deepEqual(opened.complaints, []);
    await opened.page.context().close();
  });
  after(() => bench.stop());

  it("says on top whether the plan may be deployed, and what to do first", async () => {
    const { page } = opened;
    await becomes(() => page.locator(".verdict").innerText(), "✗ 1 finding to mend, 1 warning");
    await becomes(() => page.locator(".steps li").first().innerText(), /^Give the subnet a larger range\./);
  });

  it("searches while one types, and keeps the search in the address", async () => {
    const { page, go } = opened;
    await go("resources");
    await page.getByRole("searchbox").fill("private");
    await becomes(() => page.getByRole("status").innerText(), "2 resources");
    assert.match(page.url(), /#\/resources\?q=private$/);
    await page.reload();
    await becomes(() => page.getByRole("searchbox").inputValue(), "private");
    await becomes(() => page.locator(".rows .row").count(), 2);
  });

  it("filters by layer, type and finding, and all of them at once", async () => {
    const { page, go } = opened;
    await go("resources");
    await page.getByRole("combobox", { name: "Layer", exact: true }).selectOption("network");
    await becomes(() => page.locator(".rows .row").count(), 3);
    await page.getByRole("combobox", { name: "Type", exact: true }).selectOption("aws:ec2/subnet:Subnet");
    await becomes(() => page.locator(".rows .row").count(), 2);
    await page
      .getByRole("combobox", { name: "Finding", exact: true })
      .selectOption("addresses/SubnetTooSmall");
    assert.deepEqual(await page.locator(".rows .row .name").allTextContents(), [
      "network-vpc-private-us-east-1a",
    ]);
    await page.getByRole("combobox", { name: "Layer", exact: true }).selectOption("mesh");
    await becomes(() => page.locator(".rows .row").count(), 0);
  });

  it("leads from a finding to its resource, and on to the line of the environment", async () => {
    const { page, go } = opened;
    await go("findings");
    const place = page.locator(".finding.bad .places li").first();
    await place.getByRole("link", { name: /network-vpc-private-us-east-1a/ }).click();
    await becomes(() => page.locator(".detail h2").innerText(), "network-vpc-private-us-east-1a");
    await page.locator(".inputs").getByRole("link", { name: "sample.yaml:6" }).click();
    const line = page.locator("[aria-current=location]");
    await becomes(() => line.innerText(), /privateSubnetCidrBlock: 10\.0\.10\.0\/24/);
    await line.and(page.locator(":focus")).waitFor();
    await page.goBack();
    await becomes(() => page.locator(".detail h2").innerText(), "network-vpc-private-us-east-1a");
  });

  it("leads from an id among the inputs to the resource that has it, and from there to what needs it", async () => {
    const { page, go } = opened;
    await go("resources?q=private");
    await page.locator(".rows .row").first().click();
    await page
      .locator(".inputs")
      .getByRole("link", { name: /^network-vpc Vpc/ })
      .click();
    await becomes(() => page.locator(".detail h2").innerText(), "network-vpc");
    await becomes(() => page.locator(".detail").innerText(), /Needed by \(2 resources\)/);
  });

  it("opens the tree at the chosen resource", async () => {
    const { page, go } = opened;
    await go("findings");
    await go("resources");
    await page.getByRole("button", { name: "nodepools, contents" }).click();
    await page.getByRole("button", { name: "nodepools, contents" }).nth(1).click();
    await page
      .locator(".tree")
      .getByRole("link", { name: /nodepools-data-node-group/ })
      .click();
    await becomes(() => page.locator(".detail h2").innerText(), "nodepools-data-node-group");
    await page.reload();
    await becomes(
      () => page.locator(".tree [aria-current=true] .name").innerText(),
      "nodepools-data-node-group",
    );
  });

  it("leads from the picture to the resource, and shows what an item uses", async () => {
    const { page, go } = opened;
    await go("picture");
    const pool = page.getByRole("link", { name: /^data 1–6 × r5\.xlarge/ });
    await pool.hover();
    await becomes(() => page.locator(".ties .out").count(), 2);
    await becomes(() => page.locator(".ties .in").count(), 1);
    await pool.click();
    await becomes(() => page.locator(".detail h2").innerText(), "nodepools-data-node-group");
  });

  it("makes the picture larger and smaller", async () => {
    const { page, go } = opened;
    await go("picture");
    const width = async (): Promise<number> => (await page.locator(".drawing svg").boundingBox())?.width ?? 0;
    const before = await width();
    await page.getByRole("button", { name: "Larger" }).click();
    assert.ok((await width()) > before * 1.2);
    await page.locator(".canvas").press("0");
    assert.equal(await width(), before);
    await page.locator(".canvas").press("-");
    assert.ok((await width()) < before);
  });

  it("shows who can talk to whom, with signs and words, and narrows to a pair", async () => {
    const { page, go } = opened;
    await go("network");
    await becomes(() => page.locator(".matrix td.undeclared a").innerText(), "▲");
    await page.getByRole("link", { name: "frontend to database: open and not declared, port 5432" }).click();
    await becomes(
      () => page.getByRole("table", { name: /^Connections \(1\)/ }).innerText(),
      /frontend calls database/,
    );
  });

  it("shows capacity, the loss of each zone, and what the model leaves out", async () => {
    const { page, go } = opened;
    await go("capacity");
    const text = await page.locator("main").innerText();
    assert.match(text, /1 pod stays pending/);
    assert.match(text, /Without us-east-1a every pod finds a node elsewhere\./);
    assert.match(text, /Pending without us-east-1b/);
    assert.match(text, /Pods that operators start\./);
  });

  it("leads from the overview to the exemptions", async () => {
    const { page } = opened;
    await page.locator(".steps li", { hasText: "Read the exemptions" }).getByRole("link").click();
    const heading = page.getByRole("heading", { name: "Exemptions" });
    await heading.and(page.locator(":focus")).waitFor();
    await becomes(() => page.getByRole("table", { name: /answers for/ }).innerText(), /A sample\./);
  });

  it("shows which requirements are in the plan, those that are not first, with what shows them", async () => {
    const { page, go } = opened;
    await go("requirements");
    const rows = page.locator("tbody tr");
    await becomes(() => rows.first().innerText(), /EDG-01.*✗ not in this plan/s);
    await page.getByRole("link", { name: "Vpc network-vpc" }).click();
    await becomes(() => page.locator(".detail h2").innerText(), "network-vpc");
  });

  it("changes colours on request, and keeps them", async () => {
    const { page } = opened;
    const ground = (): Promise<unknown> => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await ground();
    await page.getByLabel("Colours").selectOption("dark");
    assert.notEqual(await ground(), light);
    await page.reload();
    assert.notEqual(await ground(), light);
  });
}
