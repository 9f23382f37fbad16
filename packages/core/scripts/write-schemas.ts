/** Writes the published JSON Schemas into packages/core/schemas: npm run schemas. */
import { mkdirSync, writeFileSync } from "node:fs";
import { publishedSchemas } from "../src/environment/json-schemas.ts";

const directory = new URL("../schemas/", import.meta.url);
mkdirSync(directory, { recursive: true });
for (const [file, text] of Object.entries(publishedSchemas())) writeFileSync(new URL(file, directory), text);
