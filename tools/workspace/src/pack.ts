/** Entry of the pack target: node tools/workspace/src/pack.ts components/hardened-vpc */
import { join, relative } from "node:path";
import { packComponent } from "./pack/pack-component.ts";
import { REPOSITORY } from "./repository.ts";

const [project, ...rest] = process.argv.slice(2);
if (project === undefined || rest.length > 0) {
  console.error("usage: node tools/workspace/src/pack.ts components/NAME | policy-packs/NAME");
  process.exit(2);
}
try {
  const tarballs = packComponent(project, join(REPOSITORY, "out", "pack", project));
  for (const tarball of tarballs) console.log(relative(REPOSITORY, tarball));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
