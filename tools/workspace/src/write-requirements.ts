/** Writes docs/requirements.md anew: npm run requirements:docs */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "./repository.ts";
import { requirementPage } from "./requirement-page/page.ts";
import { pageSources } from "./requirement-page/sources.ts";

writeFileSync(join(REPOSITORY, "docs", "requirements.md"), await requirementPage(await pageSources()));
