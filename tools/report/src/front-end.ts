/**
 * The front end as one script and one style. It is bundled when it is first needed and kept in node_modules/.cache,
 * under a name made from everything that goes into it, so that a changed source is never answered with an old bundle.
 */
import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "@drydock/core/errors";

/** The bundler does not run, or a source of the front end is wrong. */
export class FrontEndError extends UserError {
  override name = "FrontEndError";
}

export interface FrontEnd {
  readonly script: string;
  readonly style: string;
}

const HOME = fileURLToPath(new URL("..", import.meta.url));
const CACHE = fileURLToPath(new URL("../../../node_modules/.cache/drydock-report", import.meta.url));
/** package.json names the exact versions of bundler and libraries. */
const SOURCES = ["page/**/*.{ts,tsx,css}", "src/{model,picture}/*.ts", "src/front-end.ts", "package.json"];

/** @throws FrontEndError */
export async function loadFrontEnd(cache = CACHE): Promise<FrontEnd> {
  const file = join(cache, `${sourceDigest()}.json`);
  const kept = readKept(file);
  if (kept) return kept;
  const made = await bundle();
  keep(file, made, cache);
  return made;
}

function sourceDigest(): string {
  const hash = createHash("sha256");
  for (const name of globSync(SOURCES, { cwd: HOME }).sort()) {
    hash
      .update(`${name}\0`)
      .update(readFileSync(join(HOME, name)))
      .update("\0");
  }
  return hash.digest("hex").slice(0, 32);
}

function readKept(file: string): FrontEnd | undefined {
  try {
    const { script, style } = JSON.parse(readFileSync(file, "utf8")) as Partial<FrontEnd>;
    return script && style ? { script, style } : undefined;
  } catch {
    return undefined;
  }
}

/** Two runs may write at once: each writes aside, and the last rename wins with the same content. */
function keep(file: string, frontEnd: FrontEnd, cache: string): void {
  try {
    mkdirSync(cache, { recursive: true });
    const aside = `${file}.${process.pid}`;
    writeFileSync(aside, JSON.stringify(frontEnd));
    renameSync(aside, file);
  } catch {
    // A read-only checkout bundles each time.
  }
}

async function bundle(): Promise<FrontEnd> {
  try {
    const { build, stop } = await import("esbuild");
    const { outputFiles } = await build({
      absWorkingDir: HOME,
      entryPoints: ["page/main.tsx", "page/style.css"],
      outdir: "bundled",
      write: false,
      bundle: true,
      minify: true,
      charset: "ascii",
      format: "iife",
      platform: "browser",
      target: ["chrome123", "firefox120", "safari17.5"],
      jsx: "automatic",
      jsxImportSource: "preact",
      banner: { js: licences() },
      logLevel: "silent",
    });
    await stop();
    const text = (name: string): string =>
      outputFiles.find(({ path }) => path.endsWith(name))?.text.trim() ?? "";
    return { script: withoutEnd(text("main.js")), style: text("style.css") };
  } catch (error) {
    const reason =
      error instanceof Error ? (error.message.split("\n", 2)[1] ?? error.message) : String(error);
    throw new FrontEndError(
      `report.html cannot be made, because its front end cannot be bundled (${reason}); run: npm ci`,
    );
  }
}

/** The licences ask to be passed on with every copy, and minified code would lose them. */
function licences(): string {
  const texts = ["preact", "@dagrejs/dagre", "@dagrejs/graphlib"].map((name) => {
    const file = new URL(`LICENSE`, packageHome(name));
    return `${name}\n\n${readFileSync(file, "utf8").trim()}`;
  });
  return `/*!\n${texts.join("\n\n").replaceAll("*/", "* /")}\n*/`;
}

function packageHome(name: string): URL {
  const entry = import.meta.resolve(name);
  return new URL(entry.slice(0, entry.lastIndexOf(`/${name}/`) + name.length + 2));
}

/** Inside a document the script would end at this text; the escape means the same in strings and in patterns. */
function withoutEnd(script: string): string {
  return script.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3c`);
}
