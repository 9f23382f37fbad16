#!/usr/bin/env node
// Starts the drydock command on a Node that runs TypeScript. Plain JavaScript that any Node understands.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import * as nodeModule from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [major] = process.versions.node.split(".").map(Number);

if (major >= 24) {
  nodeModule.enableCompileCache();
  await import("../src/main.ts");
} else {
  process.exitCode = runOnNewerNode();
}

/** Node 24 is a dev dependency of the repository: `npm ci` has put it beside this file's packages. */
function runOnNewerNode() {
  const program = fileURLToPath(import.meta.url);
  let node;
  try {
    node = join(dirname(createRequire(program).resolve("node/package.json")), "bin", "node");
  } catch {
    process.stderr.write(
      `drydock needs Node 24 or newer (this is ${process.version}); run: npm ci, which brings Node 24 along\n`,
    );
    return 3;
  }
  const result = spawnSync(node, [program, ...process.argv.slice(2)], { stdio: "inherit" });
  if (result.error) {
    process.stderr.write(`drydock needs Node 24 or newer, and ${node} does not start; run: npm ci\n`);
    return 3;
  }
  return result.status ?? 130;
}
