/** How the simulator answers for one type of resource. */
import type { Account, Properties } from "./account/account.ts";
import type { Refusal } from "./account/refusal.ts";

/** Everything that an answer may depend on. Answers are pure: the same context gives the same answer. */
export interface CreateContext {
  readonly account: Account;
  readonly region: string;
  readonly accountId: string;
  readonly partition: string;
  readonly type: string;
  /** Logical name of the resource. */
  readonly name: string;
  /** Hexadecimal digits that are this resource's alone, the same in every run and topology. */
  hash(length: number, salt?: string): string;
}

/** Which resource an input property names. */
export interface Reference {
  readonly type: string;
  /** Output of that type which the input holds; `id` unless said otherwise. */
  readonly by?: string;
  /** Code that AWS answers with when nothing has that value. */
  readonly notFound: string;
  /** Values that AWS itself provides and nothing creates, such as AWS-managed policies. */
  readonly provided?: RegExp;
}

export interface ResourceType {
  /** Pulumi type token. */
  readonly type: string;
  /** Whether the type has a `tags` input that the provider's default tags are merged into. */
  readonly taggable: boolean;
  /** Physical name that the provider makes up when none is given: `<logical name>-<7 hex digits>`. */
  readonly autoName?: { readonly property: string; readonly maxLength: number };
  /** Input property to what it refers to; a trailing `[]` walks a list, dots walk objects. */
  readonly references?: Readonly<Record<string, Reference>>;
  /** What AWS refuses about these inputs; an empty list accepts. */
  refuse?(inputs: Properties, context: CreateContext): Refusal[];
  /** Id, and the outputs that AWS computes; inputs are outputs too without being named. */
  create(inputs: Properties, context: CreateContext): { id: string; outputs: Properties };
}

export function defineResourceType(type: ResourceType): ResourceType {
  return type;
}

/** How the simulator answers for one data source (a Pulumi invoke). */
export interface DataSource {
  readonly token: string;
  read(
    inputs: Properties,
    context: Omit<CreateContext, "type" | "name" | "hash">,
  ): { outputs: Properties } | { refusal: Refusal };
}

export function defineDataSource(source: DataSource): DataSource {
  return source;
}
