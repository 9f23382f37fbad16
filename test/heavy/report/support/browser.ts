/** A browser for specs: the machine's Chromium, where it has one, without its errands on the network. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PlanRecord } from "@drydock/core/plan-record";
import { prepareReport } from "@drydock/report";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

const CANDIDATES = [process.env["CHROMIUM"], "chromium", "chromium-browser", "google-chrome"];

const QUIET = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Path of the browser; undefined where there is none. */
export const CHROMIUM = CANDIDATES.filter((name) => name !== undefined)
  .map((name) => spawnSync("sh", ["-c", 'command -v "$1"', "sh", name], { encoding: "utf8" }).stdout.trim())
  .find((path) => path !== "");

export const WITHOUT_BROWSER =
  "the report is not opened in a browser: there is no Chromium on PATH (package chromium of Debian has it)";

/** A machine that does much else at the same time is slow, and not wrong. */
const PATIENCE_MS = 90_000;

export interface Opened {
  readonly page: Page;
  /** What the page logged, threw, or asked of the network. */
  readonly complaints: readonly string[];
  /** Goes to a page by its address after the hash, as a fresh start. */
  readonly go: (hash: string) => Promise<void>;
}

/** One browser and a directory of reports, for the specs of a file. */
export class Bench {
  private readonly directory = mkdtempSync(join(tmpdir(), "drydock-report-"));
  private browser: Browser | undefined;

  async start(): Promise<void> {
    this.browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Writes the report of a record, as a file to be opened. */
  async write(name: string, record: PlanRecord): Promise<string> {
    const file = join(this.directory, `${name}.html`);
    writeFileSync(file, (await prepareReport())(record));
    return file;
  }

  /** Opens a file without any network. */
  async open(file: string, options: BrowserContextOptions = {}): Promise<Opened> {
    if (this.browser === undefined) throw new Error("start the bench first");
    const context = await this.browser.newContext({ viewport: { width: 1360, height: 900 }, ...options });
    await context.setOffline(true);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(pathToFileURL(file).href)) complaints.push(`request: ${request.url()}`);
    });
    const go = async (hash: string): Promise<void> => {
      await page.goto("about:blank");
      await page.goto(`${pathToFileURL(file).href}#/${hash}`);
      await page.locator("main h1").first().waitFor();
    };
    await go("overview");
    return { page, complaints, go };
  }
}

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
};

export const PAGE_IDS = [
  "overview",
  "picture",
  "resources",
  "findings",
  "network",
  "capacity",
  "cost",
  "requirements",
  "environment",
  "limits",
];
