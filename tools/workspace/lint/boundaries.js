// Architecture as lint rules: which scope may import which, which packages only adapters import, public entries only.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "..", "..", "..");
const SPECS = ["**/*.spec.ts"];

/** Scope of a project to the scopes whose projects its sources may import. */
const MAY_IMPORT = {
  core: ["core"],
  component: ["component"],
  layer: ["component", "core"],
  stack: ["layer", "core", "stack"],
  rules: ["core"],
  pack: ["rules"],
  tool: ["core", "layer", "component", "stack", "rules", "pack", "tool"],
  tests: ["core", "layer", "component", "stack", "rules", "pack", "tool", "tests"],
};

/** Packages with weak defaults: one adapter closes them, and the simulator answers for what they create. */
const ADAPTED = [
  { name: "@pulumi/awsx", adapters: ["components/hardened-vpc/**", "tools/simulator/**"] },
  { name: "@pulumi/eks", adapters: ["components/hardened-cluster/**", "tools/simulator/**"] },
];

/** Builds the project graph and leaves it in Nx's cache, where the boundaries rule reads it. */
export async function projectGraphIsCurrent() {
  process.env.NX_DAEMON = "false";
  const { createProjectGraphAsync } = await import("@nx/devkit");
  await createProjectGraphAsync({ exitOnError: false, resetDaemonClient: false });
}

/** Sources follow MAY_IMPORT; specs may import tools besides. */
export function boundaries() {
  return [
    { name: "drydock/boundaries", files: ["**/*.ts"], ignores: SPECS, rules: moduleBoundaries([]) },
    { name: "drydock/boundaries-of-specs", files: SPECS, rules: moduleBoundaries(["tool"]) },
  ];
}

function moduleBoundaries(besides) {
  const depConstraints = Object.entries(MAY_IMPORT).map(([scope, targets]) => ({
    sourceTag: `scope:${scope}`,
    onlyDependOnLibsWithTags: [...new Set([...targets, ...besides])].map((target) => `scope:${target}`),
  }));
  return {
    "@nx/enforce-module-boundaries": [
      "error",
      // Specs of what the simulator stands on use the simulator: a cycle of projects, not of modules.
      { depConstraints, ignoredCircularDependencies: [["*", "@drydock/simulator"]] },
    ],
  };
}

/** Flat configuration replaces a rule's options and does not merge them: one block for each set of options. */
export function restrictedImports() {
  const deep = deepImports();
  const adapted = ({ name }) => ({
    regex: `^${name}(/|$)`,
    message: `${name} is imported by its adapter alone.`,
  });
  const typesOnly = {
    regex: "^@drydock/core(/|$)",
    allowTypeImports: true,
    message:
      "A rule takes types from core and no values: sharing the constant that it checks, it could only agree.",
  };
  const block = (name, place, patterns) => ({
    name: `drydock/${name}`,
    ...place,
    rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
  });
  const others = (place) => ADAPTED.filter(({ adapters }) => !adapters.includes(place)).map(adapted);
  const everywhere = [deep, ...ADAPTED.map(adapted)];
  return [
    block("public-entries", { files: ["**/*.ts"] }, everywhere),
    block("rules", { files: ["policy-packs/rules/**/*.ts"], ignores: SPECS }, [...everywhere, typesOnly]),
    ...[...new Set(ADAPTED.flatMap(({ adapters }) => adapters))].map((place) =>
      block(`adapter ${place}`, { files: [`${place}/*.ts`] }, [deep, ...others(place)]),
    ),
  ];
}

/** Whatever lies below a package's name and is not one of its entries. */
function deepImports() {
  const entries = globSync("{packages,components,policy-packs,stacks,tools}/*/package.json", {
    cwd: ROOT,
  }).flatMap(publicEntries);
  return {
    regex: `^@drydock/(?!(${entries.sort().join("|")})$)[^/]+/.+`,
    message: "Only what a package exports may be imported from outside.",
  };
}

function publicEntries(manifest) {
  const { name, exports } = JSON.parse(readFileSync(join(ROOT, manifest), "utf8"));
  return Object.keys(exports ?? {})
    .filter((entry) => entry !== ".")
    .map((entry) =>
      `${name}${entry.slice(1)}`.replace("@drydock/", "").replaceAll(".", "\\.").replaceAll("*", "[^/]+"),
    );
}
