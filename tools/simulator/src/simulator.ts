/** The simulated AWS API: creates resources and reads data sources against one account. */
import { createHash } from "node:crypto";
import { Account, type Properties } from "./account/account.ts";
import { brokenReferences } from "./account/references.ts";
import type { Refusal } from "./account/refusal.ts";
import type { CreateContext, DataSource, ResourceType } from "./resource-type.ts";

export interface ProviderSettings {
  readonly region: string;
  readonly defaultTags: Readonly<Record<string, string>>;
}

export interface CreateRequest {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
  readonly provider: ProviderSettings;
}

export interface CreateAnswer {
  readonly id: string;
  /** Inputs as the provider's check leaves them: names filled in, default tags merged. */
  readonly inputs: Properties;
  readonly outputs: Properties;
  readonly refusals: readonly Refusal[];
}

export type ReadAnswer = { readonly outputs: Properties } | { readonly refusal: Refusal };

export class Simulator {
  readonly account: Account;
  readonly #types: ReadonlyMap<string, ResourceType>;
  readonly #sources: ReadonlyMap<string, DataSource>;

  constructor(accountId: string, types: readonly ResourceType[], sources: readonly DataSource[]) {
    this.account = new Account(accountId);
    this.#types = new Map(types.map((type) => [type.type, type]));
    this.#sources = new Map(sources.map((source) => [source.token, source]));
  }

  /**
   * Creates a resource. What AWS would refuse comes back as refusals, all of them; the resource is there all the
   * same, so that one mistake does not hide the next.
   */
  create(request: CreateRequest): CreateAnswer {
    const type = this.#types.get(request.type);
    if (!type) return unknownType(request);
    const context = this.#context(request);
    const inputs = checkInputs(type, request, context);
    const refusals = [...brokenReferences(type, inputs, this.account), ...(type.refuse?.(inputs, context) ?? [])];
    const { id, outputs } = type.create(inputs, context);
    const all = { ...inputs, ...(type.taggable ? { tagsAll: inputs["tags"] ?? {} } : {}), ...outputs };
    this.account.add({
      urn: request.urn,
      type: request.type,
      name: request.name,
      id,
      region: request.provider.region,
      inputs,
      outputs: all,
    });
    return { id, inputs, outputs: all, refusals };
  }

  read(token: string, inputs: Properties, provider: ProviderSettings): ReadAnswer {
    const source = this.#sources.get(token);
    if (!source) {
      return {
        refusal: {
          code: "UnknownDataSource",
          message: `the simulator does not know the data source ${token}`,
          remediation: "use a data source that docs/simulator.md lists, or add it under tools/simulator/src/data-sources",
        },
      };
    }
    return source.read(inputs, this.#place(provider.region));
  }

  #place(region: string): Omit<CreateContext, "type" | "name" | "hash"> {
    const { account } = this;
    return { account, region, accountId: account.accountId, partition: account.partition };
  }

  #context({ urn, type, name, provider }: CreateRequest): CreateContext {
    const identity = `${this.account.accountId}/${provider.region}/${withoutProject(urn)}`;
    return {
      ...this.#place(provider.region),
      type,
      name,
      hash: (length, salt = "") =>
        createHash("sha256").update(`${identity}/${salt}`).digest("hex").slice(0, length),
    };
  }
}

/** urn:pulumi:stack::project::types::name without its project, so that both topologies give the same ids. */
function withoutProject(urn: string): string {
  const [stack, , ...rest] = urn.split("::");
  return [stack, ...rest].join("::");
}

/** What the real provider's Check does: default tags under the resource's own, and a name where none is given. */
function checkInputs(type: ResourceType, request: CreateRequest, context: CreateContext): Properties {
  const inputs: Record<string, unknown> = { ...request.inputs };
  const { defaultTags } = request.provider;
  if (type.taggable && (inputs["tags"] !== undefined || Object.keys(defaultTags).length > 0)) {
    inputs["tags"] = { ...defaultTags, ...(inputs["tags"] as object | undefined) };
  }
  const { autoName } = type;
  if (autoName && inputs[autoName.property] === undefined && inputs[`${autoName.property}Prefix`] === undefined) {
    inputs[autoName.property] = `${request.name}-${context.hash(7, "name")}`;
  }
  return inputs;
}

function unknownType(request: CreateRequest): CreateAnswer {
  return {
    id: request.name,
    inputs: request.inputs,
    outputs: request.inputs,
    refusals: [
      {
        code: "UnknownResourceType",
        message: `the simulator does not know the resource type ${request.type}`,
        remediation: "use a type that docs/simulator.md lists, or add it under tools/simulator/src/resource-types",
      },
    ],
  };
}
