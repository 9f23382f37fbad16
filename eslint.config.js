// Lint rules of the whole repository, architecture included: who may import whom is decided by the tags of projects.
import eslint from "@eslint/js";
import nx from "@nx/eslint-plugin";
import prettier from "eslint-config-prettier";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import { boundaries, projectGraphIsCurrent, restrictedImports } from "./tools/workspace/lint/boundaries.js";

// Without a graph the boundaries rule would warn once and then pass everything: a fresh clone has none.
await projectGraphIsCurrent();

const UPSTREAM = "packages/core/src/layer/upstream.ts";
const STACK_REFERENCE =
  "NewExpression:matches([callee.property.name='StackReference'], [callee.name='StackReference'])";

export default defineConfig(
  globalIgnores(["**/dist/", "**/files/", "out/", ".nx/"]),
  eslint.configs.recommended,
  {
    name: "drydock/typescript",
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: "./tsconfig.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: STACK_REFERENCE,
          message: `Only ${UPSTREAM} makes stack references: a layer declares its upstream contracts.`,
        },
      ],
    },
  },
  {
    // What runs in a browser has its own compiler options.
    name: "drydock/front-end",
    files: ["tools/report/page/**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { project: "./tools/report/page/tsconfig.json", tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
    },
  },
  {
    name: "drydock/stack-references",
    // The simulator's own specs prove how a reference is answered.
    files: [UPSTREAM, "tools/simulator/**/*.spec.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    name: "drydock/specs",
    files: ["**/*.spec.ts"],
    // A spec reads inputs of any shape, and asserts on what it reads: a wrong guess fails the spec.
    rules: {
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  { name: "drydock/plugins", plugins: { "@nx": nx } },
  ...boundaries(),
  ...restrictedImports(),
  {
    name: "drydock/scripts",
    files: ["**/*.js"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
  prettier,
);
