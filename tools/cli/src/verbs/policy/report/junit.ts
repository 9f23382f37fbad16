/** JUnit XML, which build servers show as tests: one for each object that was judged. */
import type { Checked, JudgedEntry } from "../judge-sources.ts";
import type { Problem } from "../sources.ts";
import { nameOf } from "./text.ts";

export function junitReport({ entries, exemptions, problems }: Checked): string {
  const suites = [
    ...byFile(entries, ({ entry }) => entry.file).map(([file, own]) => suite(file, own.map(testOf))),
    ...byFile(problems, ({ file }) => file).map(([file, own]) => suite(file, own.map(unreadable))),
    ...(exemptions.length === 0
      ? []
      : [
          suite(
            "exemptions",
            exemptions.map(({ policy, exemption, message, remediation }) => ({
              name: `${exemption.rule} ${exemption.resource} (${exemption.place})`,
              failures: [element("failure", { type: policy, message }, remediation)],
              errors: [],
            })),
          ),
        ]),
  ];
  const sum = (of: (one: Suite) => number): string =>
    String(suites.reduce((total, one) => total + of(one), 0));
  const attributes = {
    name: "drydock policy check",
    tests: sum(({ tests }) => tests),
    failures: sum(({ failures }) => failures),
    errors: sum(({ errors }) => errors),
  };
  const body = suites.map(({ xml }) => xml).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open("testsuites", attributes)}\n${body}</testsuites>\n`;
}

interface Test {
  readonly name: string;
  readonly failures: readonly string[];
  readonly errors: readonly string[];
}

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

/** A test with several findings is one failed test. */
function suite(file: string, tests: readonly Test[]): Suite {
  const failures = tests.filter((test) => test.failures.length > 0).length;
  const errors = tests.filter((test) => test.errors.length > 0).length;
  const attributes = {
    name: file,
    tests: String(tests.length),
    failures: String(failures),
    errors: String(errors),
  };
  const cases = tests.map(({ name, failures: failed, errors: broken }) => {
    const inside = [...failed, ...broken].map((xml) => `      ${xml}\n`).join("");
    const start = open("testcase", { classname: file, name });
    return `    ${start}${inside === "" ? "" : `\n${inside}    `}</testcase>\n`;
  });
  const xml = `  ${open("testsuite", attributes)}\n${cases.join("")}  </testsuite>\n`;
  return { xml, tests: tests.length, failures, errors };
}

/** The format knows no warnings: what only warns is a line of the failed test's, or of none. */
function testOf({ entry, judged }: JudgedEntry): Test {
  const failures = judged.verdicts
    .filter(({ level }) => level === "mandatory")
    .map(({ rule, finding: { path, message } }) =>
      element(
        "failure",
        { type: rule.id, message: path === "" ? message : `${path}: ${message}` },
        `${rule.title}. Change: ${rule.remediation}`,
      ),
    );
  return { name: `${nameOf(entry)} (document ${entry.document + 1})`, failures, errors: [] };
}

function unreadable({ document, line, message }: Problem): Test {
  const name = document === undefined ? "the file" : `document ${document}, line ${line}`;
  return { name, failures: [], errors: [element("error", { type: "unreadable", message }, message)] };
}

function byFile<T>(items: readonly T[], fileOf: (item: T) => string): [string, T[]][] {
  return [...Map.groupBy(items, fileOf)];
}

function open(tag: string, attributes: Readonly<Record<string, string>>): string {
  return `<${tag}${Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join("")}>`;
}

function element(tag: string, attributes: Readonly<Record<string, string>>, text: string): string {
  return `${open(tag, attributes)}${escaped(text)}</${tag}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
  "\r": "&#13;",
};
/** Characters that XML 1.0 cannot hold at all, but for halves of a pair. */
const IMPOSSIBLE = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]/gu;

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(IMPOSSIBLE, "\ufffd")
    .replaceAll(/[&<>"\n\t\r]/g, (character) => ENTITIES[character] ?? character);
}
