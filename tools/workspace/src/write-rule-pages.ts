/** Writes docs/rules anew: npm run rules:docs */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "./repository.ts";
import { rulePages } from "./rule-pages/pages.ts";

const pages = await rulePages();
const directory = join(REPOSITORY, "docs", "rules");
rmSync(directory, { recursive: true, force: true });
mkdirSync(directory, { recursive: true });
for (const [file, text] of pages) writeFileSync(join(directory, file), text);
