/** Pages of docs/rules: a catalogue, and a page for each rule. */
import { type Profile, PROFILES } from "@drydock/hardening-pack/rules";
import { format } from "prettier";
import { type Cataloged, rulePage } from "./page.ts";

/** Text of every page by the name of its file. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const rules = PROFILES.platform
    .map(({ rule, level }): Cataloged => ({ rule, level, profiles: profilesWith(rule.id) }))
    .sort((a, b) => (a.rule.id < b.rule.id ? -1 : 1));
  const pages = new Map([["README.md", catalogue(rules)]]);
  for (const one of rules) pages.set(`${one.rule.id}.md`, rulePage(one));
  const formatted = [...pages].map(
    async ([file, text]) => [file, await format(text, { parser: "markdown", printWidth: 110 })] as const,
  );
  return new Map(await Promise.all(formatted));
}

function profilesWith(id: string): readonly Profile[] {
  return (Object.keys(PROFILES) as Profile[]).filter((name) =>
    PROFILES[name].some(({ rule }) => rule.id === id),
  );
}

const AREAS: readonly (readonly [title: string, subject: Cataloged["rule"]["subject"]])[] = [
  ["Pods", "pod"],
  ["Kubernetes objects", "object"],
  ["AWS resources", "resource"],
  ["Everything together", "stack"],
];

function catalogue(rules: readonly Cataloged[]): string {
  const tables = AREAS.flatMap(([title, subject]) => {
    const own = rules.filter(({ rule }) => rule.subject === subject);
    if (own.length === 0) return [];
    const rows = own.map(
      ({ rule, level, profiles }) =>
        `| [${rule.id}](${rule.id}.md) | ${rule.title.replaceAll("|", String.raw`\|`)} | ${rule.severity} | ${level} | ${profiles.join(", ")} |`,
    );
    return [
      `## ${title}`,
      ["| Rule | Asks | Severity | Level | Profiles |", "| --- | --- | --- | --- | --- |", ...rows].join(
        "\n",
      ),
    ];
  });
  return [
    "# Rules",
    `The ${rules.length} rules of the library. Written by \`npm run rules:docs\` from the rules themselves. How to use them: [policy](../policy.md).`,
    ...tables,
    "",
  ].join("\n\n");
}
