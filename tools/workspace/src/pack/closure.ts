/** A package that is published and every package of ours that it needs: what is published together. */
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/** The parts of a component's package.json that packing reads. */
export interface ComponentManifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly description: string;
  readonly exports: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export interface Component {
  /** Directory that holds packages of its sort: components or policy-packs. */
  readonly workspace: string;
  /** Directory under that: hardened-vpc. */
  readonly directory: string;
  readonly manifest: ComponentManifest;
}

export const SCOPE = "@drydock/";

/** Where packages are that can be used without the rest of the repository. */
const WORKSPACES = ["components", "policy-packs"];

/**
 * Packages in the order in which one can be installed after the other; `project` comes last.
 *
 * @throws Error when `project` is no component and no policy pack.
 */
export function closureOf(repository: string, project: string): readonly Component[] {
  const all = publishable(repository);
  const found = new Map<string, Component>();
  const visit = (component: Component): void => {
    if (found.has(component.manifest.name)) return;
    for (const name of Object.keys(component.manifest.dependencies ?? {})) {
      if (name.startsWith(SCOPE)) visit(all.find(({ manifest }) => manifest.name === name) ?? refuse(name));
    }
    found.set(component.manifest.name, component);
  };
  visit(all.find((one) => `${one.workspace}/${one.directory}` === project) ?? refuse(project));
  return [...found.values()];
}

function publishable(repository: string): readonly Component[] {
  return globSync(`{${WORKSPACES.join(",")}}/*/package.json`, { cwd: repository }).map((file) => ({
    workspace: dirname(dirname(file)),
    directory: basename(dirname(file)),
    manifest: JSON.parse(readFileSync(join(repository, file), "utf8")) as ComponentManifest,
  }));
}

function refuse(project: string): never {
  throw new Error(`${project} is no component and no policy pack: only these are packed`);
}
