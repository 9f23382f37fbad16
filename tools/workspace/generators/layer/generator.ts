/** nx g @drydock/workspace:layer NAME --upstream=network,cluster */
import { join } from "node:path";
import { generateFiles, type GeneratorCallback, type Tree, updateJson } from "@nx/devkit";
import { assertName, camelCase, pascalCase, titleCase } from "../../src/names.ts";
import { assertNew, finish, insertAfterLast, versions } from "../shared.ts";
import { appendLayer, contractVariables, layerVariables } from "./registration.ts";

export interface LayerOptions {
  readonly name: string;
  /** Layers with commas between. */
  readonly upstream?: string;
  readonly skipInstall?: boolean;
}

const CONTRACTS = "packages/core/src/contracts";
const LAYERS = "stacks/platform/layers.ts";

export default async function layer(tree: Tree, options: LayerOptions): Promise<GeneratorCallback> {
  const { name } = options;
  assertName("layer", name);
  assertNew(tree, `packages/${name}`, `components/${name}`, `stacks/${name}`, `${CONTRACTS}/${name}.ts`);
  const upstream = upstreamLayers(tree, options.upstream ?? "");
  const variable = camelCase(name);
  generateFiles(tree, join(import.meta.dirname, "files"), ".", {
    ...versions(tree),
    name,
    variable,
    className: pascalCase(name),
    title: titleCase(name),
    upstream,
    contractNames: [variable, ...upstream.map((one) => one.variable)].map((one) => `${one}Contract`).sort(),
  });
  copyStacks(tree, name);
  insertAfterLast(tree, `${CONTRACTS}/index.ts`, /^export \* from /, `export * from "./${name}.ts";`);
  tree.write(LAYERS, appendLayer(tree.read(LAYERS, "utf8") ?? "", `@drydock/${name}`, variable));
  updateJson(tree, "stacks/platform/package.json", (manifest: { dependencies: Record<string, string> }) => {
    const dependencies = { ...manifest.dependencies, [`@drydock/${name}`]: versions(tree).version };
    return { ...manifest, dependencies: Object.fromEntries(Object.entries(dependencies).sort()) };
  });
  return await finish(tree, options.skipInstall);
}

interface UpstreamLayer {
  readonly name: string;
  /** Under which its contract is exported, without `Contract`: nodePools for nodepools. */
  readonly variable: string;
}

/** An upstream layer must be deployed before, so it must be registered already. */
function upstreamLayers(tree: Tree, list: string): readonly UpstreamLayer[] {
  const known = layerVariables(tree.read(LAYERS, "utf8") ?? "");
  const names = list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names.map((name) => {
    const contract = tree.read(`${CONTRACTS}/${name}.ts`, "utf8");
    const variable = contract === null ? undefined : contractVariables(contract)[0];
    if (!known.has(name) || variable === undefined) {
      throw new Error(
        `there is no layer "${name}" to be upstream: choose from ${[...known.keys()].join(", ")}`,
      );
    }
    return { name, variable: variable.replace(/Contract$/, "") };
  });
}

/** Each environment of layered topology has its stack file; what encrypts its state is the same for every layer. */
function copyStacks(tree: Tree, name: string): void {
  for (const file of tree.children("stacks/network").filter((child) => /^Pulumi\.[^.]+\.yaml$/.test(child))) {
    tree.write(`stacks/${name}/${file}`, tree.read(`stacks/network/${file}`, "utf8") ?? "");
  }
}
