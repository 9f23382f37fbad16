/** The simulated AWS API: creates resources and reads data sources against one account. */
import { createHash } from "node:crypto";
import type { Account, Properties } from "./account/account.ts";
import { autoNameRefusals, checkInputs, nameFromPrefix } from "./account/check-inputs.ts";
import { brokenReferences } from "./account/references.ts";
import type { Refusal } from "./account/refusal.ts";
import { tagRefusals } from "./account/tags.ts";
import type {
  CreateContext,
  DataSource,
  ReadContext,
  Reference,
  ResourceFamily,
  ResourceType,
} from "./resource-type.ts";
import { inPlaceOf } from "./unknown.ts";

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
  /** How many resources had this URN before: a replacement is another resource, with ids of its own. */
  readonly generation?: number;
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
  readonly #types: Map<string, ResourceType>;
  readonly #families: readonly ResourceFamily[];
  readonly #sources: ReadonlyMap<string, DataSource>;

  constructor(
    account: Account,
    types: readonly ResourceType[],
    sources: readonly DataSource[],
    families: readonly ResourceFamily[] = [],
  ) {
    this.account = account;
    this.#types = new Map(types.map((type) => [type.type, type]));
    this.#sources = new Map(sources.map((source) => [source.token, source]));
    this.#families = families;
  }

  /**
   * Creates a resource. What AWS would refuse comes back as refusals, all of them; the resource is there all the
   * same, so that one mistake does not hide the next.
   */
  create(request: CreateRequest): CreateAnswer {
    const type = this.#type(request.type);
    if (!type) return unknownType(request);
    const context = this.#context(request);
    const inputs = checkInputs(type, request.inputs, request.provider.defaultTags, context);
    const effective = nameFromPrefix(type, inputs, context);
    const refusals = [
      ...autoNameRefusals(type, request.inputs, context),
      ...(type.taggable ? tagRefusals(inputs["tags"], "tags") : []),
      ...brokenReferences(type, effective, this.account),
      ...(type.refuse?.(effective, context) ?? []),
    ];
    return { inputs, refusals, ...this.#add(request, type, effective, context) };
  }

  /** Inputs as the provider's check leaves them, without creating anything. */
  check(request: CreateRequest): Properties {
    const type = this.#type(request.type);
    return type
      ? checkInputs(type, request.inputs, request.provider.defaultTags, this.#context(request))
      : request.inputs;
  }

  /** What a resource would answer with, without creating it and without judging its inputs. */
  outputsOf(request: CreateRequest): Properties {
    const type = this.#type(request.type);
    if (!type) return request.inputs;
    const context = this.#context(request);
    return allOutputs(type, request.inputs, type.create(request.inputs, context).outputs, context);
  }

  /** `news` with the name that was made up for the resource that is there, unless they name it or its prefix themselves. */
  keepName(token: string, news: Properties, olds: Properties): Properties {
    const property = this.#type(token)?.autoName?.property;
    if (property === undefined || property in news || `${property}Prefix` in news || !(property in olds))
      return news;
    return { ...news, [property]: olds[property] };
  }

  /** Whether both inputs hold one name that the program gave; what the provider makes up ends in digits of its own. */
  keepsOwnName(token: string, logicalName: string, olds: Properties, news: Properties): boolean {
    const property = this.#type(token)?.autoName?.property;
    const name = property === undefined ? undefined : news[property];
    if (property === undefined || typeof name !== "string" || name !== olds[property]) return false;
    const [, made = ""] = name.split(`${logicalName}-`);
    return !/^[0-9a-f]{7}(?![0-9a-f])/.test(made);
  }

  /** Every input of every type that names another resource. */
  references(): readonly (readonly [type: string, path: string, reference: Reference])[] {
    return [...this.#types.values()].flatMap(({ type, references }) =>
      Object.entries(references ?? {}).map(([path, reference]) => [type, path, reference] as const),
    );
  }

  read(token: string, inputs: Properties, provider: ProviderSettings): ReadAnswer {
    const source = this.#sources.get(token);
    if (!source) {
      return {
        refusal: {
          code: "UnknownDataSource",
          message: `the simulator does not know the data source ${token}`,
          remediation: inPlaceOf(
            token,
            "use a data source that docs/simulator.md lists, or add it under tools/simulator/src/data-sources",
          ),
        },
      };
    }
    return source.read(inputs, this.#place(inputs, provider));
  }

  #add(
    { urn, type, name, generation }: CreateRequest,
    definition: ResourceType,
    inputs: Properties,
    context: CreateContext,
  ): { id: string; outputs: Properties } {
    const { id, outputs, companions = [] } = definition.create(inputs, context);
    const { region } = context;
    const all = allOutputs(definition, inputs, outputs, context);
    this.account.add({
      ...{ urn, type, name, id, region, inputs, outputs: all },
      ...(generation ? { generation } : {}),
    });
    for (const companion of companions) {
      this.account.add({
        urn: `${urn}/${companion.id}`,
        name,
        region,
        inputs: {},
        madeWith: id,
        ...companion,
      });
    }
    return { id, outputs: all };
  }

  #type(token: string): ResourceType | undefined {
    const known = this.#types.get(token);
    if (known) return known;
    const made = this.#families.find(({ pattern }) => pattern.test(token))?.of(token);
    if (made) this.#types.set(token, made);
    return made;
  }

  /** Since v7 of the AWS provider every regional resource and data source can name its own region. */
  #place(inputs: Properties, provider: ProviderSettings): ReadContext {
    const { account } = this;
    const region = typeof inputs["region"] === "string" ? inputs["region"] : provider.region;
    return { account, region, accountId: account.accountId, partition: account.partition };
  }

  #context({ urn, type, name, inputs, provider, generation = 0 }: CreateRequest): CreateContext {
    const place = this.#place(inputs, provider);
    const again = generation === 0 ? "" : `#${generation}`;
    const identity = `${place.accountId}/${place.region}/${withoutProject(urn)}${again}`;
    return {
      ...place,
      type,
      name,
      hash: (length, salt = "") =>
        createHash("sha256").update(`${identity}/${salt}`).digest("hex").slice(0, length),
    };
  }
}

/** Inputs are outputs too, and so are what every resource of its kind has. */
function allOutputs(
  { taggable, scope }: ResourceType,
  inputs: Properties,
  computed: Properties,
  { region }: CreateContext,
): Properties {
  return {
    ...inputs,
    ...(scope === "global" ? {} : { region }),
    ...(taggable ? { tagsAll: inputs["tags"] ?? {} } : {}),
    ...computed,
  };
}

/** urn:pulumi:stack::project::types::name without its project, so that both topologies give the same ids. */
function withoutProject(urn: string): string {
  const [stack, , ...rest] = urn.split("::");
  return [stack, ...rest].join("::");
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
        remediation:
          "use a type that docs/simulator.md lists, or add it under tools/simulator/src/resource-types",
      },
    ],
  };
}
