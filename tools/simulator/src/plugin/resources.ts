/** What a resource provider does, over an account that outlives it: check, create, read, update, delete. */
import { setTimeout as delay } from "node:timers/promises";
import type { Account, AccountResource, Properties } from "../account/account.ts";
import { isObject } from "../account/input.ts";
import { type Refusal, RefusedError } from "../account/refusal.ts";
import type { ProviderSettings, Simulator } from "../simulator.ts";
import type { AccountFile } from "./account-file.ts";
import { isDegraded } from "./addon-health.ts";
import { attempted, UnfinishedError } from "./attempts.ts";
import { deletionRefusals } from "./deletion/deletion.ts";
import { foreseenCreate } from "./foreseen.ts";
import { takesTime, whileMaking } from "./making.ts";
import { quotaRefusals } from "./quotas.ts";
import type { Asked, State } from "./state.ts";
import { parted } from "./unknown-inputs.ts";

export interface Existing extends Pick<Asked, "type"> {
  readonly id: string;
  /** Where it is; a resource of no region is found in any. */
  readonly region: string;
}

export class Resources {
  readonly #file: AccountFile;
  readonly #simulator: Simulator;
  readonly #makingMs: number;

  /** @param makingMs How long AWS takes to make what takes it minutes. */
  constructor(file: AccountFile, simulator: Simulator, makingMs = 0) {
    this.#file = file;
    this.#simulator = simulator;
    this.#makingMs = makingMs;
  }

  /**
   * Inputs with default tags and a name. A resource keeps the name that was made up for it; a replacement, whose check
   * has no old inputs, gets another. What is unknown yet stays as it is.
   */
  check(
    asked: Asked,
    news: Properties,
    olds: Properties | undefined,
    provider: ProviderSettings,
  ): Properties {
    const kept = olds ? this.#simulator.keepName(asked.type, news, olds) : news;
    const { known, unknown } = parted(kept);
    // Default tags go under those of the resource whether or not all of their values are known.
    const { tags, ...others } = unknown;
    const checked = this.#file.change(() =>
      this.#simulator.check({
        ...asked,
        inputs: isObject(tags) ? { ...known, tags } : known,
        provider,
        generation: this.#file.notes.creations(asked.urn),
      }),
    );
    return { ...checked, ...others, ...(tags === undefined || isObject(tags) ? {} : { tags }) };
  }

  /** Whether old and new cannot be there at once, because the program gives both of them one name. */
  keepsOwnName({ type, name }: Asked, olds: Properties, news: Properties): boolean {
    return this.#simulator.keepsOwnName(type, name, olds, news);
  }

  /** What a create would answer with, as far as that is known before. */
  previewCreate(asked: Asked, inputs: Properties, provider: ProviderSettings): Properties {
    return this.#file.change(() =>
      foreseenCreate(inputs, this.#simulator.outputsOf({ ...asked, inputs, provider })),
    );
  }

  /** @throws RefusedError with all that AWS would refuse; UnfinishedError where the resource is there and does not work. */
  async create(asked: Asked, inputs: Properties, provider: ProviderSettings): Promise<State> {
    const { notes } = this.#file;
    const made = await attempted(this.#file.faults, { operation: "create", type: asked.type }, () =>
      this.#file.change((account) => {
        const generation = notes.creations(asked.urn);
        notes.created(asked.urn);
        const state = this.#make({ ...asked, inputs, provider, generation });
        const refusals = account
          .where(asked.type, "id", state.id)
          .filter(({ urn }) => urn === asked.urn)
          .flatMap((resource) => quotaRefusals(resource, account, notes));
        if (refusals.length > 0) throw new RefusedError(refusals);
        if (takesTime(asked.type)) notes.doneBy(asked.type, state.id, Date.now() + this.#makingMs);
        return state;
      }),
    );
    if (takesTime(asked.type)) await delay(this.#makingMs);
    return this.#working(asked.type, made);
  }

  /** @returns undefined where nothing has the id any more */
  async read(existing: Existing): Promise<State | undefined> {
    const { type } = existing;
    return await attempted(this.#file.faults, { operation: "read", type }, () =>
      this.#file.change((account) => {
        const found = find(account, existing);
        if (!found) return undefined;
        const { id, inputs, outputs } = found;
        const isMade = (this.#file.notes.doneAt(type, id) ?? 0) <= Date.now();
        return { id, inputs, outputs: isMade ? outputs : whileMaking(type, outputs) };
      }),
    );
  }

  /** The same resource with other inputs: it keeps its id, whatever the program calls it now. */
  async update(
    asked: Asked,
    existing: Existing,
    inputs: Properties,
    provider: ProviderSettings,
  ): Promise<State> {
    const { id, type } = existing;
    const made = await attempted(this.#file.faults, { operation: "update", type }, () =>
      this.#file.change((account) => {
        const before = find(account, existing);
        if (!before) throw new RefusedError([gone(asked, id)]);
        removeWithCompanions(account, before);
        const { urn, name, generation } = before;
        const state = this.#make({ type, urn, name, inputs, provider, generation: generation ?? 0 });
        if (state.id !== id)
          throw new Error(`an update of ${asked.urn} would change its id from ${id} to ${state.id}`);
        return state;
      }),
    );
    return this.#working(type, made);
  }

  /** Deleting what is gone already succeeds, as the real provider has it. */
  async delete(existing: Existing): Promise<void> {
    await attempted(this.#file.faults, { operation: "delete", type: existing.type }, () =>
      this.#file.change((account) => {
        const found = find(account, existing);
        if (!found) return;
        const refusals = deletionRefusals(found, account, this.#simulator.references());
        if (refusals.length > 0) throw new RefusedError(refusals);
        removeWithCompanions(account, found);
      }),
    );
  }

  /** @throws RefusedError */
  async invoke(token: string, inputs: Properties, provider: ProviderSettings): Promise<Properties> {
    return await attempted(this.#file.faults, { operation: "invoke", type: token }, () =>
      this.#file.change(() => {
        const answer = this.#simulator.read(token, inputs, provider);
        if ("refusal" in answer) throw new RefusedError([answer.refusal]);
        return answer.outputs;
      }),
    );
  }

  #make(request: Parameters<Simulator["create"]>[0]): State {
    const { id, inputs, outputs, refusals } = this.#simulator.create(request);
    if (refusals.length > 0) throw new RefusedError(refusals);
    return { id, inputs, outputs };
  }

  #working(type: string, state: State): State {
    if (!this.#file.change((account) => isDegraded(type, state, account))) return state;
    throw new UnfinishedError(
      state,
      "InsufficientNumberOfReplicas",
      `the add-on ${state.id} is DEGRADED: the cluster has no node to run it on`,
      "create the add-on after the nodes, or see why no node joined",
    );
  }
}

function find(account: Account, { type, id, region }: Existing): AccountResource | undefined {
  const found = account.where(type, "id", id);
  return (
    found.find((resource) => resource.region === region) ??
    found.find(({ outputs }) => outputs["region"] === undefined)
  );
}

function gone({ urn, type }: Asked, id: string): Refusal {
  return {
    code: "ResourceNotFoundException",
    message: `${type} ${id} does not exist any more`,
    remediation: `run a refresh, so that ${urn} leaves the state, and then update`,
  };
}

function removeWithCompanions(account: Account, resource: AccountResource): void {
  account.remove(resource);
  for (const type of account.types())
    for (const other of account.all(type))
      if (other.madeWith === resource.id && other.urn.startsWith(`${resource.urn}/`)) account.remove(other);
}
