/** SARIF 2.1.0, which code hosts show beside the lines of a change. */
import { findingText, frameworkLabel, type Level, type Rule, type Severity } from "@drydock/rules";
import type { Entry } from "../entries.ts";
import type { Checked } from "../judge-sources.ts";
import { STDIN } from "../sources.ts";
import { nameOf, problemLine } from "./text.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/** What code hosts rank security findings by: the middle of each band of CVSS 3. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  low: "2.0",
  medium: "5.5",
  high: "8.0",
  critical: "9.5",
};

export function sarifReport({ picked, entries, exemptions, problems }: Checked): object {
  const index = new Map(picked.map(({ rule }, i) => [rule.id, i]));
  return {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "drydock",
            semanticVersion: "0.1.0",
            rules: [...picked.map(({ rule }) => descriptor(rule)), ...EXEMPTION_RULES],
          },
        },
        invocations: [
          {
            executionSuccessful: problems.length === 0,
            toolExecutionNotifications: problems.map((problem) => ({
              level: "error",
              message: { text: problemLine(problem) },
              locations: [location(problem.file, problem.line)],
            })),
          },
        ],
        results: [
          ...entries.flatMap(({ entry, judged }) => [
            ...judged.verdicts.map(({ rule, level, finding }) => ({
              ruleId: rule.id,
              ruleIndex: index.get(rule.id),
              level: sarifLevel(level),
              message: { text: `${nameOf(entry)}: ${findingText(finding)}` },
              locations: [entryLocation(entry, finding.path)],
            })),
            ...judged.exempted.map(({ verdict: { rule, level, finding }, exemption }) => ({
              ruleId: rule.id,
              ruleIndex: index.get(rule.id),
              level: sarifLevel(level),
              message: { text: `${nameOf(entry)}: ${findingText(finding)}` },
              locations: [entryLocation(entry, finding.path)],
              suppressions: [
                {
                  kind: "external",
                  justification: `${exemption.reason} (${exemption.owner}, until ${exemption.expires})`,
                },
              ],
            })),
          ]),
          ...exemptions.map(({ policy, exemption, message }) => ({
            ruleId: policy,
            level: "error",
            message: { text: message },
            locations: [exemptionLocation(exemption.place)],
          })),
        ],
      },
    ],
  };
}

function descriptor(rule: Rule): object {
  return {
    id: rule.id,
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.description },
    help: { text: rule.remediation },
    helpUri: rule.url,
    properties: {
      "security-severity": SECURITY_SEVERITY[rule.severity],
      tags: ["security", ...rule.frameworks.map(frameworkLabel)],
    },
  };
}

const EXEMPTION_RULES = [
  {
    id: "exemption-expired",
    shortDescription: { text: "Exemptions that have ended are renewed or removed" },
  },
  { id: "exemption-unused", shortDescription: { text: "Exemptions cover something" } },
];

const sarifLevel = (level: Level): string => (level === "mandatory" ? "error" : "warning");

function entryLocation({ file, line, kind, namespace, name }: Entry, path: string): object {
  const object = [kind, ...(namespace === null ? [] : [namespace]), name].join("/");
  return {
    ...location(file, line),
    logicalLocations: [{ fullyQualifiedName: path === "" ? object : `${object}/${path}` }],
  };
}

function exemptionLocation(place: string): object {
  const [, file = place, line] = /^(.*):(\d+)$/.exec(place) ?? [];
  return location(file, line === undefined ? undefined : Number(line));
}

function location(file: string, line?: number): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file) },
      ...(line === undefined ? {} : { region: { startLine: line } }),
    },
  };
}

function uriOf(file: string): string {
  if (file === STDIN) return "stdin";
  const path = file.split("/").map(encodeURIComponent).join("/");
  return file.startsWith("/") ? `file://${path}` : path;
}
