/** Makes the tarballs of a component and of the components that it needs. */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { REPOSITORY } from "../repository.ts";
import { type Component, closureOf } from "./closure.ts";
import { compile } from "./compile.ts";
import { type Origin, publishManifest, tarballName } from "./manifest.ts";

/**
 * Replaces what `outDir` held by one tarball for each component of the closure, in the order of installation.
 *
 * @returns paths of the tarballs; the component's own is the last
 */
export function packComponent(project: string, outDir: string): readonly string[] {
  const components = closureOf(REPOSITORY, project);
  const staging = mkdtempSync(join(tmpdir(), "drydock-pack-"));
  try {
    compile(REPOSITORY, components, join(staging, "compiled"));
    rmSync(outDir, { recursive: true, force: true });
    mkdirSync(outDir, { recursive: true });
    return components.map((component) => tarball(component, staging, outDir));
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function tarball(component: Component, staging: string, outDir: string): string {
  const { workspace, directory } = component;
  const page = workspace === "components" ? `docs/components/${directory}.md` : "docs/policy.md";
  if (!existsSync(join(REPOSITORY, page)))
    throw new Error(`${page} is missing: it becomes the package's README`);
  const manifest = publishManifest(component, origin());
  const root = join(staging, "packages", directory);
  cpSync(join(staging, "compiled", workspace, directory, "src"), join(root, "dist"), { recursive: true });
  cpSync(join(REPOSITORY, page), join(root, "README.md"));
  shipPack(join(REPOSITORY, workspace, directory, PACK_FILE), join(root, PACK_FILE));
  cpSync(join(REPOSITORY, "LICENSE"), join(root, "LICENSE"));
  writeFileSync(join(root, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  execFileSync("npm", ["pack", root, "--pack-destination", outDir, "--ignore-scripts", "--silent"], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  return join(outDir, tarballName(manifest));
}

/** What tells the engine how to start a policy pack; it starts what was compiled. */
const PACK_FILE = "PulumiPolicy.yaml";

function shipPack(from: string, to: string): void {
  if (!existsSync(from)) return;
  const text = readFileSync(from, "utf8").replace(/^main: src\/(.*)\.ts$/m, "main: dist/$1.js");
  writeFileSync(to, text);
}

function origin(): Origin {
  const { repository } = JSON.parse(readFileSync(join(REPOSITORY, "package.json"), "utf8")) as {
    repository: Origin;
  };
  return repository;
}
