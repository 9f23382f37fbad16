/** Loads guardrails.yaml. Nothing is judged by it here: it is held against its own schema only. */
import { environmentsDirectory, fileOf, GUARDRAILS_NAME } from "./directory.ts";
import { type Guardrails, guardrailsSchema } from "./guardrails-schema.ts";
import type { Finding } from "./problems/problem.ts";
import { readText } from "./read-text.ts";
import { validate } from "./validate.ts";

export { type Guardrails, guardrailsSchema };

/** @throws EnvironmentError with every problem of the file. */
export async function loadGuardrails(directory = environmentsDirectory()): Promise<Guardrails> {
  return loadGuardrailsFile(fileOf(GUARDRAILS_NAME, directory));
}

/** @throws EnvironmentError with every problem of the file. */
export async function loadGuardrailsFile(file: string): Promise<Guardrails> {
  return validate(file, await readText(file), guardrailsSchema, repeatedEntries).value;
}

const LISTS = [
  "allowedRegions",
  "allowedInstanceFamilies",
  "allowedKubernetesVersions",
  "allowedContainerRegistries",
  "allowedHelmRepositories",
  "requiredTags",
  "requiredLabels",
  "requiredNamespaceLabels",
  "allowedStorageClasses",
] as const;

function repeatedEntries(guardrails: Guardrails): Finding[] {
  return LISTS.flatMap((key) => {
    // A list that is not valid has been left out.
    const list = (guardrails as Partial<Guardrails>)[key] ?? [];
    return list.flatMap((entry, i): Finding[] =>
      list.indexOf(entry) === i
        ? []
        : [
            {
              path: [key, i],
              given: entry,
              message: `is listed twice (got ${entry})`,
              change: "list it once",
            },
          ],
    );
  });
}
