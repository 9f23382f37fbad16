/** Services that AWS manages: one key for all of them, and what each is reached by. */
import type * as pulumi from "@pulumi/pulumi";
import type { DataContext } from "../context.ts";
import { createDataKey } from "./key.ts";
import { createLagAlarms } from "./lag-alarms.ts";
import { createPostgresql } from "./postgresql.ts";
import { createRedis, isManagedRedis } from "./redis.ts";

type ByService = Readonly<Record<string, pulumi.Output<string>>>;

export interface Managed {
  readonly endpoints: ByService;
  readonly readerEndpoints: ByService;
  readonly masterSecretArns: ByService;
  readonly ids: ByService;
}

const NONE: Managed = { endpoints: {}, readerEndpoints: {}, masterSecretArns: {}, ids: {} };

export function createManaged(parent: pulumi.Resource, name: string, context: DataContext): Managed {
  const { postgresql, redis } = context.settings.data;
  if (postgresql.kind !== "managed" && !isManagedRedis(redis)) return NONE;
  const key = createDataKey(parent, name, context);
  const parts = [
    postgresql.kind === "managed" ? createPostgresql(parent, name, context, postgresql, key) : NONE,
    isManagedRedis(redis) ? createRedis(parent, name, context, redis, key) : NONE,
  ];
  const ids = merged(parts.map((part) => part.ids));
  createLagAlarms(parent, name, context, ids);
  return {
    endpoints: merged(parts.map(({ endpoints }) => endpoints)),
    readerEndpoints: merged(parts.map(({ readerEndpoints }) => readerEndpoints)),
    masterSecretArns: merged(parts.map(({ masterSecretArns }) => masterSecretArns)),
    ids,
  };
}

function merged(parts: readonly ByService[]): ByService {
  return Object.assign({}, ...parts) as ByService;
}
