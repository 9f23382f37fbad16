/** For specs: one layer's stack on the real engine, with an account, a state and environment files in a temporary folder. */
import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { writeRehearsalPath } from "@drydock/rehearsal";
import { AccountFile } from "@drydock/simulator/plugin";
import { findTools, goVersion, TOOLS } from "@drydock/toolchain";
import { REPOSITORY } from "../../support/drydock.ts";
import { type EngineEvent, type Step, stepsOf } from "./engine-events.ts";

export interface StackOptions {
  readonly layer: string;
  readonly environment: string;
  readonly accountId: string;
}

export interface Ran {
  readonly status: number | null;
  /** What the engine did, resource by resource; of an update without its preview. */
  readonly steps: readonly Step[];
  /** What was written to both streams. */
  readonly output: string;
}

/** Programs find their provider plugins by package; components are answered for by their own SDK's server. */
const version = (name: string): string =>
  (createRequire(import.meta.url)(`@pulumi/${name}/package.json`) as { version: string }).version;

export class RehearsedStack {
  readonly account: AccountFile;
  readonly #options: StackOptions;
  readonly #folder: string;
  readonly #variables: Readonly<Record<string, string>>;

  private constructor(options: StackOptions, folder: string, path: string) {
    this.#options = options;
    this.#folder = folder;
    this.account = new AccountFile(join(folder, "account.db"), options.accountId);
    this.#variables = {
      PATH: path,
      PULUMI_HOME: join(folder, "home"),
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_CONFIG_PASSPHRASE: "rehearsal",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      // The engine takes --event-log only with this, as the Automation API sets it.
      PULUMI_DEBUG_COMMANDS: "true",
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
      DRYDOCK_ACCOUNT: join(folder, "account.db"),
      DRYDOCK_ACCOUNT_ID: options.accountId,
      DRYDOCK_MAKING_MS: "20",
    };
  }

  /** @throws Error where the engine is neither on the machine nor built */
  static async create(options: StackOptions): Promise<RehearsedStack> {
    const [engine] = await findTools(
      { goVersion: await goVersion() },
      TOOLS.filter(({ name }) => name === "pulumi"),
    );
    if (!engine || engine.status === "missing")
      throw new Error("there is no engine: build it with drydock toolchain --build pulumi");
    const folder = mkdtempSync(join(tmpdir(), "drydock-rehearsal-"));
    const path = writeRehearsalPath({
      folder: join(folder, "bin"),
      tools: [engine],
      resources: { aws: version("aws") },
      components: { awsx: version("awsx"), eks: version("eks") },
    });
    const stack = new RehearsedStack(options, folder, path);
    stack.#copyProgram();
    await stack.#expect("stack", "init", options.environment);
    return stack;
  }

  /** What an engine needs of its surroundings to run against the account, the state and the plugins of this rehearsal. */
  get variables(): Readonly<Record<string, string>> {
    return this.#variables;
  }

  async up(): Promise<Ran> {
    return await this.#run("up", "--yes");
  }

  async refresh(): Promise<Ran> {
    return await this.#run("refresh", "--yes", "--skip-preview");
  }

  async destroy(): Promise<Ran> {
    return await this.#run("destroy", "--yes", "--skip-preview");
  }

  /** Replaces the first match in the environment file; a text that is not there is a mistake of the spec. */
  edit(from: string, to: string): void {
    const file = join(this.#folder, "checkout/stacks/environments", `${this.#options.environment}.yaml`);
    const text = readFileSync(file, "utf8");
    if (!text.includes(from)) throw new Error(`${this.#options.environment}.yaml does not say ${from}`);
    writeFileSync(file, text.replace(from, to));
  }

  remove(): void {
    this.account.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The layer's project as it is, without what a stack of the real account is encrypted with. */
  #copyProgram(): void {
    const checkout = join(this.#folder, "checkout");
    const project = join("stacks", this.#options.layer);
    cpSync(join(REPOSITORY, "stacks/environments"), join(checkout, "stacks/environments"), {
      recursive: true,
    });
    cpSync(join(REPOSITORY, project), join(checkout, project), {
      recursive: true,
      filter: (source) => !/^(node_modules|Pulumi\..+\.yaml)$/.test(basename(source)),
    });
    mkdirSync(join(this.#folder, "state"));
    symlinkSync(join(REPOSITORY, "node_modules"), join(checkout, "node_modules"));
  }

  async #expect(...args: readonly string[]): Promise<void> {
    const { status, output } = await this.#run(...args);
    if (status !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${status}:\n${output}`);
  }

  async #run(...args: readonly string[]): Promise<Ran> {
    const events = join(this.#folder, "events.jsonl");
    rmSync(events, { force: true });
    const isOperation = args[0] !== "stack";
    const child = spawn(
      "pulumi",
      [
        ...args,
        "--non-interactive",
        "--color=never",
        ...(isOperation ? [`--stack=${this.#options.environment}`, `--event-log=${events}`] : []),
      ],
      {
        cwd: join(this.#folder, "checkout/stacks", this.#options.layer),
        env: { ...process.env, ...this.#variables },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    const status = await new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    return { status, output, steps: stepsOf(existsSync(events) ? lines(events) : []) };
  }
}

function lines(file: string): readonly EngineEvent[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as EngineEvent);
}
