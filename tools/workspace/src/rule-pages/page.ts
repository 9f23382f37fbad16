/** One rule as a page: what it asks, why, where it comes from, and what passes and fails. */
import { frameworkLabel, type Level, type Rule } from "@drydock/rules";
import { stringify } from "yaml";

export interface Cataloged {
  readonly rule: Rule;
  readonly level: Level;
  /** Profiles that hold it. */
  readonly profiles: readonly string[];
}

export function rulePage({ rule, level, profiles }: Cataloged): string {
  const { title, description, severity, environmentPath, remediation, examples } = rule;
  const rows = [
    ["Severity", severity],
    ["Level in the pack", level],
    ["Profiles", profiles.join(", ")],
    ["Judges", judges(rule)],
    ...(environmentPath === undefined
      ? []
      : [["Decided by", `\`${environmentPath}\` in the environment file`]]),
    ["Controls", rule.frameworks.map(frameworkLabel).join("; ") || "none"],
    ["Source", `<${rule.url}>`],
  ];
  return [
    `# ${rule.id}`,
    `${title}.`,
    ["| | |", "| --- | --- |", ...rows.map(([name, value]) => `| ${name} | ${cell(value ?? "")} |`)].join(
      "\n",
    ),
    "## Why",
    description,
    ...(rule.frameworks.length === 0
      ? []
      : [
          "## Controls",
          rule.frameworks.map((one) => `- ${frameworkLabel(one)}: ${one.specification}`).join("\n"),
        ]),
    "## How to mend it",
    `${sentence(remediation)}`,
    "## Passes",
    example(examples.good),
    "## Fails",
    example(examples.bad),
    "",
  ].join("\n\n");
}

/** What a rule is held against, in a few words. */
export function judges(rule: Rule): string {
  switch (rule.subject) {
    case "resource":
      return rule.types.map((type) => `\`${type}\``).join(", ");
    case "object":
      return rule.kinds.includes("*")
        ? "every Kubernetes object"
        : rule.kinds.map((kind) => `\`${kind.replace(/^:/, "")}\``).join(", ");
    case "pod":
      return "pods, and every kind that carries a pod template";
    case "stack":
      return "everything that is deployed together";
  }
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith(".") ? "" : "."}`;
}

function cell(text: string): string {
  return text.replaceAll("|", String.raw`\|`);
}

function example(value: unknown): string {
  // Anchors would stand for what an example says twice.
  return `\`\`\`yaml\n${stringify(value, { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd()}\n\`\`\``;
}
