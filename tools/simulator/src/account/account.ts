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
}

/** An account of one AWS customer: resources by type, found by id or by any property in constant time. */
export class Account {
  readonly accountId: string;
  readonly partition = "aws";
  readonly #byType = new Map<string, AccountResource[]>();
  readonly #indexes = new Map<string, Map<unknown, AccountResource[]>>();

  constructor(accountId: string) {
    this.accountId = accountId;
  }

  add(resource: AccountResource): void {
    const ofType = this.#byType.get(resource.type);
    if (ofType) ofType.push(resource);
    else this.#byType.set(resource.type, [resource]);
    for (const [key, index] of this.#indexes) {
      const [type, property] = key.split("#") as [string, string];
      if (type === resource.type) append(index, valueOf(resource, property), resource);
    }
  }

  all(type: string): readonly AccountResource[] {
    return this.#byType.get(type) ?? [];
  }

  /** The resources of `type` whose output `property` (or `id`) equals `value`. */
  where(type: string, property: string, value: unknown): readonly AccountResource[] {
    const key = `${type}#${property}`;
    let index = this.#indexes.get(key);
    if (!index) {
      index = new Map();
      for (const resource of this.all(type)) append(index, valueOf(resource, property), resource);
      this.#indexes.set(key, index);
    }
    return index.get(value) ?? [];
  }

  find(type: string, property: string, value: unknown): AccountResource | undefined {
    return this.where(type, property, value)[0];
  }
}

function valueOf(resource: AccountResource, property: string): unknown {
  return property === "id" ? resource.id : resource.outputs[property];
}

function append(index: Map<unknown, AccountResource[]>, value: unknown, resource: AccountResource): void {
  const found = index.get(value);
  if (found) found.push(resource);
  else index.set(value, [resource]);
}
