/** nx g @drydock/workspace:rule NAME --type=aws:ec2/securityGroup:SecurityGroup */
import { join } from "node:path";
import { generateFiles, type GeneratorCallback, type Tree } from "@nx/devkit";
import { assertName, camelCase } from "../../src/names.ts";
import { assertType, ruleDirectory, typeParts } from "../../src/rule-path.ts";
import { assertNew, finish, insertAfterLast } from "../shared.ts";
import { pickRule } from "./registration.ts";

export interface RuleOptions {
  readonly name: string;
  readonly type: string;
  readonly property?: string;
  readonly severity?: string;
}

const INDEX = "policy-packs/rules/src/index.ts";
const PACK = "policy-packs/hardening/src/hardening.ts";

export default async function rule(tree: Tree, options: RuleOptions): Promise<GeneratorCallback> {
  const { name, type, property = "encrypted", severity = "medium" } = options;
  assertName("rule", name);
  assertType(type);
  assertProperty(property);
  assertNew(tree, `docs/rules/${name}.md`);
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
  const line = `export { ${variable} } from "./${directory}/${name}.ts";`;
  insertAfterLast(tree, INDEX, /^export .* from /, line);
  // A new rule warns; who has seen what it finds makes it mandatory.
  tree.write(PACK, pickRule(tree.read(PACK, "utf8") ?? "", variable, "advisory"));
  return await finish(tree, true);
}

function assertProperty(property: string): void {
  if (/^[a-z][A-Za-z0-9]*$/.test(property)) return;
  throw new Error(`"${property}" is no input: use a name such as encrypted or deletionProtection`);
}
