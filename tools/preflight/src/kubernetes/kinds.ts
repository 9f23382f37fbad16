/** What is known of a kind before any object of it is looked at. */
import { readData } from "./data.ts";

/** `own`: a schema of ours below data/own-schemas. Everything else is an npm package. */
export type SchemaSource = string;

export interface KnownKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly schema: SchemaSource;
  readonly namespaced: boolean;
  /** First Kubernetes minor that serves it, where that is not every minor that the platform supports. */
  readonly since?: string;
}

export interface RemovedApi {
  readonly removedIn: string;
  /** API version, or another thing, to use in its place. */
  readonly use: string;
}

export interface SchemalessKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly scope: "namespaced" | "clusterScoped";
  readonly reason: string;
}

interface KindsFile {
  readonly kinds: readonly {
    readonly apiVersion: string;
    readonly schema: string;
    readonly namespaced: readonly string[];
    readonly clusterScoped: readonly string[];
    readonly since?: Readonly<Record<string, string>>;
  }[];
}

interface RemovedFile {
  readonly removed: readonly (RemovedApi & {
    readonly apiVersion: string;
    readonly kinds: readonly string[];
  })[];
}

interface Named {
  readonly apiVersion: string;
  readonly kind: string;
}

let table: ReadonlyMap<string, KnownKind> | undefined;

export function knownKinds(): ReadonlyMap<string, KnownKind> {
  table ??= new Map(
    readData<KindsFile>("kinds").kinds.flatMap(({ apiVersion, schema, since, ...scopes }) =>
      [...scopes.namespaced, ...scopes.clusterScoped].map((kind) => {
        const namespaced = scopes.namespaced.includes(kind);
        const known = {
          apiVersion,
          kind,
          schema,
          namespaced,
          ...(since?.[kind] ? { since: since[kind] } : {}),
        };
        return [`${apiVersion}/${kind}`, known] as const;
      }),
    ),
  );
  return table;
}

export function knownKind({ apiVersion, kind }: Named): KnownKind | undefined {
  return knownKinds().get(`${apiVersion}/${kind}`);
}

export function removedApi({ apiVersion, kind }: Named): RemovedApi | undefined {
  return readData<RemovedFile>("removed-apis").removed.find(
    (one) => one.apiVersion === apiVersion && one.kinds.includes(kind),
  );
}

export function schemalessKinds(): readonly SchemalessKind[] {
  return readData<{ kinds: readonly SchemalessKind[] }>("without-schema").kinds;
}

export function schemalessKind({ apiVersion, kind }: Named): SchemalessKind | undefined {
  return schemalessKinds().find(
    (one) => one.apiVersion === apiVersion && (one.kind === "*" || one.kind === kind),
  );
}

/** Undefined for a kind that nothing is known of. */
export function isNamespaced(named: Named): boolean | undefined {
  const schemaless = schemalessKind(named);
  return knownKind(named)?.namespaced ?? (schemaless ? schemaless.scope === "namespaced" : undefined);
}

/** Groups of Kubernetes itself: the API server has them, and no chart can add to them. */
export function isBuiltIn(group: string): boolean {
  if (group === "" || !group.includes(".")) return true;
  return BUILT_IN_GROUPS.has(group);
}

const BUILT_IN_GROUPS = new Set([
  "admissionregistration.k8s.io",
  "apiextensions.k8s.io",
  "apiregistration.k8s.io",
  "authentication.k8s.io",
  "authorization.k8s.io",
  "certificates.k8s.io",
  "coordination.k8s.io",
  "discovery.k8s.io",
  "events.k8s.io",
  "flowcontrol.apiserver.k8s.io",
  "internal.apiserver.k8s.io",
  "networking.k8s.io",
  "node.k8s.io",
  "rbac.authorization.k8s.io",
  "resource.k8s.io",
  "scheduling.k8s.io",
  "storage.k8s.io",
  "storagemigration.k8s.io",
]);
