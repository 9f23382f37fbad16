// Proves that the reports of drydock policy check are what the formats' readers take: SARIF 2.1.0 and JUnit XML.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HARDENING } from "@drydock/hardening-pack/rules";
import { Ajv2020 } from "ajv/dist/2020.js";
import { drydock, type Ended } from "../support/drydock.ts";
import { SARIF_SCHEMA } from "../support/sarif-schema.ts";
import { type Element, parseXml } from "../support/xml.ts";

/** Names and values that every report has to escape. */
const FILE = 'a file & "more" 100%.yaml';
const NAME = `odd<name>&"'`;
const pod = (name: string, image: string): string =>
  JSON.stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name, namespace: "shop" },
    spec: { hostNetwork: name === NAME, hostPID: true, containers: [{ name: "main", image }] },
  });
const DOCUMENTS = [pod(NAME, "registry.example.com/\u0007]]>:1"), pod("second", "a:1"), "kind: [", "42"];

const EXEMPTION = {
  resource: "Pod/shop/second",
  reason: "it counts the processes of its node",
  owner: "team-observability",
  expires: "2999-12-31",
};
const EXEMPTIONS = {
  schemaVersion: 1,
  exemptions: [
    { ...EXEMPTION, rule: "no-host-namespaces" },
    { ...EXEMPTION, rule: "no-host-ports" },
    { ...EXEMPTION, rule: "no-host-process", expires: "2020-01-31" },
  ],
};

interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly level: string;
  readonly suppressions?: readonly { readonly justification: string }[];
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region?: { readonly startLine: number };
    };
  }[];
}

interface Sarif {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly invocations: readonly { readonly toolExecutionNotifications: readonly object[] }[];
    readonly results: readonly Result[];
  }[];
}

describe("reports of drydock policy check", function () {
  this.timeout(60_000);

  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "drydock-reports-"));
    writeFileSync(join(folder, FILE), DOCUMENTS.join("\n---\n"));
    writeFileSync(join(folder, "exemptions.json"), JSON.stringify(EXEMPTIONS));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const check = (format: string, ...more: string[]): Promise<Ended> =>
    drydock(["policy", "check", FILE, "--exemptions", "exemptions.json", "--format", format, ...more], {
      cwd: folder,
    });

  describe("SARIF", () => {
    let log: Sarif;
    before(async () => {
      const { status, stdout } = await check("sarif");
      assert.equal(status, 2);
      log = JSON.parse(stdout) as Sarif;
    });

    it("is as the standard asks", () => {
      const ajv = new Ajv2020({ allErrors: true });
      const valid = ajv.validate(SARIF_SCHEMA, log);
      assert.ok(valid, JSON.stringify(ajv.errors));
    });

    it("describes every rule that was asked, once, and each result points to its own", () => {
      const [run] = log.runs;
      const ids = run?.tool.driver.rules.map(({ id }) => id) ?? [];
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual(
        HARDENING.map(({ rule }) => rule.id).filter((id) => !ids.includes(id)),
        [],
      );
      assert.ok((run?.results.length ?? 0) > 10);
      for (const { ruleId, ruleIndex } of run?.results ?? [])
        assert.ok(ruleIndex === undefined ? ids.includes(ruleId) : ids[ruleIndex] === ruleId, ruleId);
    });

    it("has errors and warnings by level, and leads to file and line", () => {
      const results = log.runs[0]?.results ?? [];
      const levels = new Map(HARDENING.map(({ rule, level }) => [rule.id, level]));
      for (const { ruleId, level } of results)
        if (levels.has(ruleId))
          assert.equal(level, levels.get(ruleId) === "mandatory" ? "error" : "warning", ruleId);
      assert.deepEqual(new Set(results.map(({ level }) => level)), new Set(["error", "warning"]));
      const { physicalLocation } = results.find(({ ruleId }) => ruleId === "no-host-namespaces")!
        .locations[0]!;
      assert.equal(decodeURIComponent(physicalLocation.artifactLocation.uri), FILE);
      assert.equal(physicalLocation.region?.startLine, 1);
    });

    it("shows what is exempt as suppressed, with the reason, and exemptions that are stale as errors", () => {
      const results = log.runs[0]?.results ?? [];
      assert.deepEqual(
        results
          .filter(({ suppressions }) => suppressions)
          .map(({ ruleId, suppressions }) => [ruleId, suppressions?.[0]?.justification]),
        [
          [
            "no-host-namespaces",
            "it counts the processes of its node (team-observability, until 2999-12-31)",
          ],
        ],
      );
      assert.deepEqual(
        results
          .filter(({ ruleId }) => ruleId.startsWith("exemption-"))
          .map(({ ruleId, level }) => `${ruleId} ${level}`),
        ["exemption-expired error", "exemption-unused error"],
      );
    });

    it("tells what could not be read", () => {
      assert.equal(log.runs[0]?.invocations[0]?.toolExecutionNotifications.length, 2);
    });
  });

  describe("JUnit", () => {
    let suites: Element;
    before(async () => {
      const { status, stdout } = await check("junit");
      assert.equal(status, 2);
      suites = parseXml(stdout);
    });

    it("is suites of cases of failures and errors, each with what readers need", () => {
      assert.equal(suites.tag, "testsuites");
      for (const suite of suites.children) {
        assert.equal(suite.tag, "testsuite");
        assert.ok(suite.attributes["name"]);
        for (const test of suite.children) {
          assert.equal(test.tag, "testcase");
          assert.ok(test.attributes["name"] && test.attributes["classname"]);
          for (const { tag, attributes } of test.children) {
            assert.ok(tag === "failure" || tag === "error", tag);
            assert.ok(attributes["type"] && attributes["message"]);
          }
        }
      }
    });

    it("counts what it holds", () => {
      const counts = (tests: readonly Element[]): string[] => [
        String(tests.length),
        ...["failure", "error"].map((tag) =>
          String(tests.filter(({ children }) => children.some((one) => one.tag === tag)).length),
        ),
      ];
      for (const { attributes, children } of suites.children)
        assert.deepEqual(
          [attributes["tests"], attributes["failures"], attributes["errors"]],
          counts(children),
        );
      const { tests, failures, errors } = suites.attributes;
      assert.deepEqual(
        [tests, failures, errors],
        counts(suites.children.flatMap(({ children }) => children)),
      );
      assert.deepEqual([tests, failures, errors], ["6", "4", "2"]);
    });

    it("keeps names that need escaping", () => {
      const [test] = suites.children[0]?.children ?? [];
      assert.equal(test?.attributes["classname"], FILE);
      assert.equal(test.attributes["name"], `Pod shop/${NAME} (document 1)`);
    });
  });
});
