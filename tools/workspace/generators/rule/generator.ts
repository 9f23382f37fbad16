/** nx g @drydock/workspace:rule NAME --type=aws:ec2/securityGroup:SecurityGroup */
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { generateFiles, type GeneratorCallback, type Tree } from "@nx/devkit";
import { assertName, camelCase } from "../../src/names.ts";
import { assertType, ruleDirectory, typeParts } from "../../src/rule-path.ts";
import { assertNew, finish, insertAfterLast } from "../shared.ts";
import { adviseOnly } from "./registration.ts";

export interface RuleOptions {
  readonly name: string;
  readonly type: string;
  readonly property?: string;
  readonly severity?: string;
}

const RULES = "policy-packs/rules/src";
const LEVELS = "policy-packs/hardening/src/levels.ts";

export default async function rule(tree: Tree, options: RuleOptions): Promise<GeneratorCallback> {
  const { name, type, property = "encrypted", severity = "medium" } = options;
  assertName("rule", name);
  assertType(type);
  assertProperty(property);
  assertNew(tree, `docs/rules/${name}.md`);
  assertArea(tree, type);
  const directory = ruleDirectory(type);
  const variable = camelCase(name);
  const { provider, module, resource } = typeParts(type);
  generateFiles(tree, join(import.meta.dirname, "files"), ".", {
    name,
    variable,
    directory,
    type,
    property,
    severity,
    resource,
    title: `Every ${resource} sets ${property}`,
    description: `A ${resource} that does not set ${property} is left with the default of its provider.`,
    url: `https://www.pulumi.com/registry/packages/${provider}/api-docs/${module}/${resource.toLowerCase()}/`,
    up: "../".repeat(directory.split("/").length),
  });
  const line = `export { ${variable} } from "./${directory.slice(provider.length + 1)}/${name}.ts";`;
  insertAfterLast(tree, `${RULES}/${provider}/index.ts`, /^export .* from /, line);
  // A new rule warns; who has seen what it finds makes it mandatory.
  tree.write(LEVELS, adviseOnly(tree.read(LEVELS, "utf8") ?? "", name));
  const installed = await finish(tree, true);
  return async () => {
    await installed();
    writeRulePages(tree.root);
  };
}

function assertProperty(property: string): void {
  if (/^[a-z][A-Za-z0-9]*$/.test(property)) return;
  throw new Error(`"${property}" is no input: use a name such as encrypted or deletionProtection`);
}

/** Rules of a provider are exported from a file of their own. */
function assertArea(tree: Tree, type: string): void {
  const index = `${RULES}/${typeParts(type).provider}/index.ts`;
  if (!tree.exists(index))
    throw new Error(`${index} is missing: write it first, and add it to ${RULES}/rules.ts`);
}

/** Pages come from the rules as they are on the disk by then. */
function writeRulePages(root: string): void {
  execFileSync(process.execPath, [join(root, "tools", "workspace", "src", "write-rule-pages.ts")], {
    cwd: root,
  });
}
