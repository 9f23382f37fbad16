/** nx g @drydock/workspace:component NAME */
import { join } from "node:path";
import { generateFiles, type GeneratorCallback, type Tree } from "@nx/devkit";
import { assertName, pascalCase, titleCase } from "../../src/names.ts";
import { assertNew, finish, versions } from "../shared.ts";

export interface ComponentOptions {
  readonly name: string;
  readonly skipInstall?: boolean;
}

export default async function component(tree: Tree, options: ComponentOptions): Promise<GeneratorCallback> {
  const { name } = options;
  assertName("component", name);
  assertNew(tree, `components/${name}`, `packages/${name}`);
  generateFiles(tree, join(import.meta.dirname, "files"), ".", {
    ...versions(tree),
    name,
    className: pascalCase(name),
    title: titleCase(name),
  });
  return await finish(tree, options.skipInstall);
}
