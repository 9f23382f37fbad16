/** Opens a report in a browser: when it first shows something, and how long a search takes until its rows stand. */
import { statSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { PlanRecord } from "@drydock/core/plan-record";
import { prepareReport } from "@drydock/report";
import { type Browser, chromium } from "playwright-core";

const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Typed one after the other: the first one puts the texts together. */
const SEARCHES = ["networkpolicy", "m5.xlarge", "prometheus 9090", "nowhere-to-be-found"];

export interface PageResult {
  readonly resources: number;
  readonly megabytes: number;
  readonly firstPaintMilliseconds: number;
  readonly searchMilliseconds: Readonly<Record<string, number>>;
}

export async function inBrowser(record: PlanRecord, file: string, runs: number): Promise<PageResult> {
  writeFileSync(file, (await prepareReport())(record));
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ARGUMENTS,
  });
  try {
    const all: Visit[] = [];
    for (let i = 0; i < runs; i += 1) all.push(await once(browser, pathToFileURL(file).href));
    const least = (values: readonly number[]): number => Number(Math.min(...values).toFixed(1));
    return {
      resources: record.resources.length,
      megabytes: Number((statSync(file).size / 1e6).toFixed(2)),
      firstPaintMilliseconds: least(all.map(({ paint }) => paint)),
      searchMilliseconds: Object.fromEntries(
        SEARCHES.map((text, i) => [text, least(all.map(({ searches }) => searches[i] ?? Number.NaN))]),
      ),
    };
  } finally {
    await browser.close();
  }
}

interface Visit {
  readonly paint: number;
  readonly searches: readonly number[];
}

async function once(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}#/overview`);
  await page.locator("main h1").waitFor();
  const paint = await page.evaluate<number>(FIRST_PAINT);
  await page.goto(`${url}#/resources`);
  await page.getByRole("searchbox").waitFor();
  const searches: number[] = [];
  for (const text of SEARCHES) searches.push(await page.evaluate<number>(searchScript(text)));
  await context.close();
  return { paint, searches };
}

/** The browser's own figure, from the start of the navigation: loading, parsing and rendering. */
const FIRST_PAINT = `new Promise((resolve) => {
  const find = () => {
    const entry = performance.getEntriesByName("first-contentful-paint")[0];
    if (entry) resolve(entry.startTime);
    else setTimeout(find, 20);
  };
  find();
})`;

/** From the input event to the frame after the one in which the new rows stand. */
function searchScript(text: string): string {
  return `new Promise((resolve) => {
    const box = document.querySelector("input[type=search]");
    const start = performance.now();
    box.value = ${JSON.stringify(text)};
    box.dispatchEvent(new Event("input", { bubbles: true }));
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start)));
  })`;
}
