/** What exists in the simulated account. */
export type Properties = Readonly<Record<string, unknown>>;

/** One resource that the account holds. */
export interface AccountResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly region: string;
  readonly inputs: Properties;
  /** Everything that the API would return, inputs included. */
  readonly outputs: Properties;
  /** Id of the resource that AWS made this one with; it goes when that goes. */
  readonly madeWith?: string;
  /** How many resources had its URN before it; none where it is the first. */
  readonly generation?: number;
}

/** A way to look resources up other than by one property: every resource is found under each of its keys. */
export interface Index {
  readonly name: string;
  keys(resource: AccountResource): readonly unknown[];
}

/** An account of one AWS customer: resources by type, found by id, property or index in constant time. */
export class Account {
  readonly accountId: string;
  readonly partition = "aws";
  readonly #byType = new Map<string, AccountResource[]>();
  /** By type, then by name of the index. */
  readonly #lookups = new Map<string, Map<string, Lookup>>();

  constructor(accountId: string) {
    this.accountId = accountId;
  }

  add(resource: AccountResource): void {
    const ofType = this.#byType.get(resource.type);
    if (ofType) ofType.push(resource);
    else this.#byType.set(resource.type, [resource]);
    for (const lookup of this.#lookups.get(resource.type)?.values() ?? []) lookup.add(resource);
  }

  remove(resource: AccountResource): void {
    const same = ({ urn, id, region }: AccountResource): boolean =>
      urn === resource.urn && id === resource.id && region === resource.region;
    const found = this.all(resource.type).find(same);
    if (!found) return;
    this.#byType.set(
      resource.type,
      this.all(resource.type).filter((other) => other !== found),
    );
    for (const lookup of this.#lookups.get(resource.type)?.values() ?? []) lookup.remove(found);
  }

  /** Forgets everything. */
  clear(): void {
    this.#byType.clear();
    this.#lookups.clear();
  }

  /** Types of which there is at least one. */
  types(): readonly string[] {
    return [...this.#byType].flatMap(([type, resources]) => (resources.length > 0 ? [type] : []));
  }

  all(type: string): readonly AccountResource[] {
    return this.#byType.get(type) ?? [];
  }

  /** The resources of `type` whose output `property` (or `id`) equals `value`, or that `by` finds under it. */
  where(type: string, by: string | Index, value: unknown): readonly AccountResource[] {
    const index = typeof by === "string" ? propertyIndex(by) : by;
    const ofType = this.#lookups.get(type) ?? new Map<string, Lookup>();
    this.#lookups.set(type, ofType);
    let lookup = ofType.get(index.name);
    if (!lookup) {
      lookup = new Lookup(index);
      for (const resource of this.all(type)) lookup.add(resource);
      ofType.set(index.name, lookup);
    }
    return lookup.get(value);
  }

  find(type: string, by: string | Index, value: unknown): AccountResource | undefined {
    return this.where(type, by, value)[0];
  }
}

class Lookup {
  readonly #index: Index;
  readonly #found = new Map<unknown, AccountResource[]>();

  constructor(index: Index) {
    this.#index = index;
  }

  add(resource: AccountResource): void {
    for (const key of this.#index.keys(resource)) {
      const found = this.#found.get(key);
      if (found) found.push(resource);
      else this.#found.set(key, [resource]);
    }
  }

  remove(resource: AccountResource): void {
    for (const key of this.#index.keys(resource))
      this.#found.set(
        key,
        this.get(key).filter((other) => other !== resource),
      );
  }

  get(key: unknown): readonly AccountResource[] {
    return this.#found.get(key) ?? [];
  }
}

function propertyIndex(property: string): Index {
  return {
    name: property,
    keys: (resource) => [property === "id" ? resource.id : resource.outputs[property]],
  };
}
