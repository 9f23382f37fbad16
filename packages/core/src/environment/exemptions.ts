/** Loads exemptions from policy. */
import { existsSync } from "node:fs";
import { environmentsDirectory, EXEMPTIONS_NAME, fileOf } from "./directory.ts";
import { type Exemption, exemptionsSchema } from "./exemptions-schema.ts";
import type { Finding } from "./problems/problem.ts";
import { readText, shownFile } from "./read-text.ts";
import { validate } from "./validate.ts";
import { positionOf } from "./yaml/document.ts";

export { type Exemption, exemptionsSchema };

/**
 * Exemptions of the environments; none where there is no such file.
 *
 * @throws EnvironmentError with every problem of the file.
 */
export async function loadExemptions(directory = environmentsDirectory()): Promise<readonly Exemption[]> {
  const file = fileOf(EXEMPTIONS_NAME, directory);
  return existsSync(file) ? loadExemptionsFile(file) : [];
}

/** @throws EnvironmentError with every problem of the file. */
export async function loadExemptionsFile(file: string): Promise<readonly Exemption[]> {
  const { value, document } = validate(file, await readText(file), exemptionsSchema, datesThatAreNone);
  return value.exemptions.map((exemption, i) => ({
    ...exemption,
    place: `${shownFile(file)}:${positionOf(document, ["exemptions", i]).line}`,
  }));
}

/** 2027-02-30 has the form of a date. */
function datesThatAreNone(value: { readonly exemptions?: readonly Partial<Exemption>[] }): Finding[] {
  return (value.exemptions ?? []).flatMap(({ expires }, i): Finding[] =>
    expires === undefined || new Date(`${expires}T00:00:00Z`).toISOString().startsWith(expires)
      ? []
      : [
          {
            path: ["exemptions", i, "expires"],
            given: expires,
            message: `is no day of the calendar (got ${expires})`,
            change: "write the last day on which it holds",
          },
        ],
  );
}
