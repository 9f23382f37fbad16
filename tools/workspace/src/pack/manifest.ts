/** The package.json that a packed component carries. */
import { type Component, SCOPE } from "./closure.ts";

/** What every package of the repository has in common. */
export interface Origin {
  readonly type: string;
  readonly url: string;
}

export interface PublishManifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly repository: Origin & { readonly directory: string };
  readonly type: "module";
  /** Of a policy pack: what the engine requires. */
  readonly main?: string;
  readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>;
  readonly files: readonly string[];
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/**
 * The Pulumi SDK keeps the state of a program in its module: a second copy would register resources nowhere. So the
 * importer's copy is used, of the same major and no older than the one tested here. Provider SDKs stay exact: the
 * provider plugin of a resource follows from the version of the SDK that registers it.
 */
const PEER = "@pulumi/pulumi";

export function publishManifest(
  { workspace, directory, manifest }: Component,
  repository: Origin,
): PublishManifest {
  const dependencies = Object.entries(manifest.dependencies ?? {}).sort(([a], [b]) => a.localeCompare(b));
  const sdk = dependencies.filter(([name]) => name === PEER);
  return {
    name: manifest.name,
    version: manifest.version,
    description: manifest.description,
    license: manifest.license,
    repository: { ...repository, directory: `${workspace}/${directory}` },
    type: "module",
    ...(workspace === "policy-packs" && manifest.exports["./entry"] !== undefined
      ? { main: compiled(manifest.exports["./entry"], ".js") }
      : {}),
    exports: Object.fromEntries(
      Object.entries(manifest.exports).map(([entry, file]) => [
        entry,
        { types: compiled(file, ".d.ts"), default: compiled(file, ".js") },
      ]),
    ),
    files: ["dist", "LICENSE", "README.md", ...(workspace === "policy-packs" ? ["PulumiPolicy.yaml"] : [])],
    dependencies: Object.fromEntries(dependencies.filter(([name]) => name !== PEER)),
    peerDependencies: Object.fromEntries(sdk.map(([name, version]) => [name, `^${version}`])),
  };
}

/** ./src/index.ts to ./dist/index.js */
function compiled(file: string, extension: string): string {
  return file.replace(/^\.\/src\//, "./dist/").replace(/\.ts$/, extension);
}

/** Name of the tarball that npm makes of a package: @drydock/log-group 0.1.0 to drydock-log-group-0.1.0.tgz. */
export function tarballName({ name, version }: Pick<PublishManifest, "name" | "version">): string {
  return `${name.replace(SCOPE, `${SCOPE.slice(1, -1)}-`)}-${version}.tgz`;
}
