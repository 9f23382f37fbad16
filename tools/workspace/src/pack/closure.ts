/** A component and every component that it needs: what is published together. */
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

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
  /** Directory under components: hardened-vpc. */
  readonly directory: string;
  readonly manifest: ComponentManifest;
}

export const SCOPE = "@drydock/";

/**
 * Components in the order in which one can be installed after the other; `project` comes last.
 *
 * @throws Error when `project` is no component.
 */
export function closureOf(repository: string, project: string): readonly Component[] {
  const found = new Map<string, Component>();
  const visit = (directory: string): void => {
    if (found.has(directory)) return;
    const component = readComponent(repository, directory);
    for (const name of Object.keys(component.manifest.dependencies ?? {})) {
      if (name.startsWith(SCOPE)) visit(name.slice(SCOPE.length));
    }
    found.set(directory, component);
  };
  visit(basename(project));
  return [...found.values()];
}

function readComponent(repository: string, directory: string): Component {
  const file = join(repository, "components", directory, "package.json");
  if (!existsSync(file))
    throw new Error(`components/${directory} is no component: only components are packed`);
  return { directory, manifest: JSON.parse(readFileSync(file, "utf8")) as ComponentManifest };
}
