/** The engine as it is: Pulumi's CLI on the stack folders as they are, through the Automation API. */
import { execFile } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { UserError } from "@drydock/core/errors";
import { LocalWorkspace, PulumiCommand, Stack, StackNotFoundError } from "@pulumi/pulumi/automation/index.js";
import type { Engine, EngineStack, Operation, RunOptions, StateResource } from "../engine/engine.ts";
import type { Step } from "../step.ts";
import { commandRoot, pulumiPath } from "./command.ts";
import { configCopy, providerIn, type SecretsOfState } from "./config-copy.ts";
import { failureOf, wasKilled } from "./failure.ts";

const run = promisify(execFile);

export interface PulumiOptions {
  /** The repository's root. */
  readonly root: string;
  readonly environment: string;
  /** Folder of the policy pack that every preview and update runs with. */
  readonly policyPack: string;
  /** Its settings, by policy. */
  readonly policyConfig: unknown;
  /** Variables for the engine and the programs, over those of this process. */
  readonly variables?: Readonly<Record<string, string>>;
  /** Encrypts secrets in state instead of what the stacks' files name. */
  readonly secretsProvider?: string;
}

interface Deployment {
  readonly secrets_providers?: SecretsOfState;
  readonly resources?: readonly { readonly urn: string; readonly type: string; readonly protect?: boolean }[];
}

export class PulumiEngine implements Engine {
  readonly #options: PulumiOptions;
  readonly #command: PulumiCommand;
  readonly #folder: string;

  private constructor(options: PulumiOptions, command: PulumiCommand, folder: string) {
    this.#options = options;
    this.#command = command;
    this.#folder = folder;
  }

  /** @throws NoPulumiError where there is no CLI. */
  static async open(options: PulumiOptions): Promise<PulumiEngine> {
    const path = await pulumiPath({ ...process.env, ...options.variables });
    const folder = mkdtempSync(join(tmpdir(), "drydock-"));
    const command = await PulumiCommand.get({ root: commandRoot(path, folder) });
    writeFileSync(policyConfigIn(folder), JSON.stringify(options.policyConfig));
    return new PulumiEngine(options, command, folder);
  }

  /** Removes what was written aside. */
  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  stack(step: Step): EngineStack {
    return new PulumiStack(step, this.#options, this.#command, this.#folder);
  }
}

function policyConfigIn(folder: string): string {
  return join(folder, "policy.json");
}

class PulumiStack implements EngineStack {
  readonly #step: Step;
  readonly #options: PulumiOptions;
  readonly #command: PulumiCommand;
  readonly #folder: string;
  readonly #policyConfig: string;

  constructor(step: Step, options: PulumiOptions, command: PulumiCommand, folder: string) {
    this.#step = step;
    this.#options = options;
    this.#command = command;
    this.#folder = join(folder, step.name);
    this.#policyConfig = policyConfigIn(folder);
  }

  async state(): Promise<readonly StateResource[]> {
    const deployment = await this.#deployment();
    return (deployment?.resources ?? []).map(({ urn, type, protect = false }) => ({ urn, type, protect }));
  }

  async run(operation: Operation, { onEvent, signal }: RunOptions): Promise<void> {
    const before = await this.#deployment();
    const configFile = this.#writeCopies(before?.secrets_providers);
    if (before === undefined) await this.#create();
    const stack = await this.#stack();
    let held = false;
    const common = {
      configFile,
      signal,
      color: "never" as const,
      suppressProgress: true,
      // The engine speaks of resources only once it holds the stack's lock.
      onEvent: (event: Parameters<RunOptions["onEvent"]>[0]) => {
        held ||= event.preludeEvent !== undefined || event.resourcePreEvent !== undefined;
        onEvent(event);
      },
    };
    const policies = {
      policyPacks: [join(this.#options.root, this.#options.policyPack)],
      policyPackConfigs: [this.#policyConfig],
    };
    try {
      await operations(stack)[operation]({ ...common, ...policies });
    } catch (error) {
      if (held && wasKilled(error)) await stack.cancel();
      throw this.#failure(error);
    }
  }

  async unprotect(): Promise<void> {
    await this.#cli("state", "unprotect", "--all", "--yes", "--stack", this.#options.environment);
  }

  /** @returns undefined where there is no such stack */
  async #deployment(): Promise<Deployment | undefined> {
    try {
      const stack = await this.#stack();
      return (await stack.exportStack()).deployment as Deployment;
    } catch (error) {
      if (error instanceof StackNotFoundError) return undefined;
      throw this.#failure(error);
    }
  }

  /** Nothing is selected: every command names its stack, and the user's own selection stays. */
  async #stack(): Promise<Stack> {
    const workspace = await LocalWorkspace.create({
      workDir: join(this.#options.root, this.#step.folder),
      pulumiCommand: this.#command,
      envVars: this.#variables(),
    });
    workspace.selectStack = () => Promise.resolve();
    return await Stack.select(this.#options.environment, workspace);
  }

  #writeCopies(secrets: SecretsOfState | undefined): string {
    const { root, environment, secretsProvider } = this.#options;
    const [project, config] = ["Pulumi.yaml", `Pulumi.${environment}.yaml`];
    const source = join(root, this.#step.folder);
    if (!existsSync(join(source, config)))
      throw new UserError(
        `${join(this.#step.folder, config)} is not there: it says who encrypts the stack's secrets`,
      );
    mkdirSync(this.#folder, { recursive: true });
    copyFileSync(join(source, project), join(this.#folder, project));
    const copy = join(this.#folder, config);
    writeFileSync(copy, configCopy(readFileSync(join(source, config), "utf8"), secrets, secretsProvider));
    return copy;
  }

  /** Runs where the copies are: `pulumi stack init` writes into the settings file beside it. */
  async #create(): Promise<void> {
    const { environment } = this.#options;
    const copy = join(this.#folder, `Pulumi.${environment}.yaml`);
    const provider = providerIn(readFileSync(copy, "utf8"));
    const encryption = provider === undefined ? [] : ["--secrets-provider", provider];
    await this.#cli("stack", "init", environment, "--no-select", ...encryption);
  }

  async #cli(...args: readonly string[]): Promise<void> {
    mkdirSync(this.#folder, { recursive: true });
    copyFileSync(
      join(this.#options.root, this.#step.folder, "Pulumi.yaml"),
      join(this.#folder, "Pulumi.yaml"),
    );
    try {
      await run(this.#command.command, [...args, "--non-interactive"], {
        cwd: this.#folder,
        env: { ...process.env, ...this.#variables() },
      });
    } catch (error) {
      throw this.#failure(error);
    }
  }

  #variables(): Record<string, string> {
    return { PULUMI_SKIP_UPDATE_CHECK: "true", ...this.#options.variables };
  }

  #failure(error: unknown): Error {
    return failureOf(error, this.#step.project, this.#options.environment);
  }
}

type Options = Parameters<Stack["preview"]>[0] & {
  readonly policyPacks: string[];
  policyPackConfigs: string[];
};

/** Policy judges what a program asks for: a refresh and a destroy run none. */
function operations(stack: Stack): Readonly<Record<Operation, (options: Options) => Promise<unknown>>> {
  const withoutPolicy = ({ policyPacks: _packs, policyPackConfigs: _configs, ...rest }: Options) => rest;
  return {
    previewUp: (options) => stack.preview(options),
    previewRefresh: (options) => stack.previewRefresh({ ...withoutPolicy(options), showSecrets: false }),
    previewDestroy: (options) => stack.previewDestroy({ ...withoutPolicy(options), showSecrets: false }),
    up: (options) => stack.up({ ...options, showSecrets: false }),
    refresh: (options) => stack.refresh({ ...withoutPolicy(options), showSecrets: false }),
    destroy: (options) => stack.destroy({ ...withoutPolicy(options), showSecrets: false }),
  };
}
