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

/** What a data source's answer may depend on: it is nobody's resource. */
export type ReadContext = Omit<CreateContext, "type" | "name" | "hash">;

/** Which resource an input property names. */
export interface Reference {
  readonly type: string;
  /** Output of that type which the input holds; `id` unless said otherwise. Any of several will do. */
  readonly by?: string | readonly string[];
  /** Code that AWS answers with when nothing has that value. */
  readonly notFound: string;
  /** Values that AWS itself provides and nothing creates, such as AWS-managed policies. */
  readonly provided?: RegExp;
}

/** The name that the provider makes up when none is given: `<logical name>-<7 hex digits>`. */
export interface AutoName {
  readonly property: string;
  readonly maxLength: number;
  /** What becomes of the name: KMS aliases begin with alias/, FIFO queues end in .fifo. */
  form?(unique: string, inputs: Properties): string;
}

/** A resource that AWS makes together with another, such as a VPC's main route table. */
export interface Companion {
  readonly type: string;
  readonly id: string;
  readonly outputs: Properties;
}

export interface Created {
  readonly id: string;
  /** What AWS computes; inputs are outputs too without being named. */
  readonly outputs: Properties;
  readonly companions?: readonly Companion[];
}

export interface ResourceType {
  /** Pulumi type token. */
  readonly type: string;
  /** Whether the type has a `tags` input that the provider's default tags are merged into. */
  readonly taggable: boolean;
  /** Resources of AWS regions have a `region` output; IAM and what is not AWS have none. */
  readonly scope?: "region" | "global";
  readonly autoName?: AutoName;
  /** Input property to what it refers to; a trailing `[]` walks a list, dots walk objects. */
  readonly references?: Readonly<Record<string, Reference>>;
  /** What the provider's check makes of the inputs, beyond default tags and names. */
  check?(inputs: Properties, context: CreateContext): Properties;
  /** What AWS refuses about these inputs; an empty list accepts. */
  refuse?(inputs: Properties, context: CreateContext): Refusal[];
  create(inputs: Properties, context: CreateContext): Created;
}

export function defineResourceType(type: ResourceType): ResourceType {
  return type;
}

/** Types that are answered for alike and are too many to list, such as Kubernetes kinds. */
export interface ResourceFamily {
  readonly pattern: RegExp;
  of(type: string): ResourceType;
}

/** How the simulator answers for one data source (a Pulumi invoke). */
export interface DataSource {
  readonly token: string;
  read(inputs: Properties, context: ReadContext): { outputs: Properties } | { refusal: Refusal };
}

export function defineDataSource(source: DataSource): DataSource {
  return source;
}
