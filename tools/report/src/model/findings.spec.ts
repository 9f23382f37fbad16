/** Proves: what one change mends stands together, what stops a deployment comes first, and the next steps follow it. */
import assert from "node:assert/strict";
import { finding, resource, sampleRecord } from "../testing/index.ts";
import { findingsOf, groupFindings } from "./findings.ts";
import { nextSteps } from "./next-steps.ts";

const one = resource({ name: "one", type: "aws:kms/key:Key" });
const two = resource({ name: "two", type: "aws:kms/key:Key" });
const warning = { status: "warn", id: "b/Warns", remediation: "look at it" } as const;
const violation = (severity: "low" | "critical", level: "advisory" | "mandatory") => ({
  policy: `rule-${severity}`,
  pack: "hardening",
  level,
  severity,
  urn: one.urn,
  path: "spec",
  message: "must be set",
  remediation: "set it",
  environmentPath: null,
  frameworks: [],
});

describe("findingsOf", () => {
  it("leaves what passed out, and says of each whether it stops a deployment", () => {
    const record = sampleRecord({
      preflight: [finding(one), finding(two, { status: "pass" }), finding(two, warning)],
      policy: {
        evaluated: 2,
        violations: [violation("low", "advisory"), violation("critical", "mandatory")],
        exempted: [],
      },
    });
    assert.deepEqual(
      findingsOf(record).map(({ source, id, stops }) => [source, id, stops]),
      [
        ["preflight", "addresses/SubnetTooSmall", true],
        ["preflight", "b/Warns", false],
        ["rule", "rule-low", false],
        ["rule", "rule-critical", true],
      ],
    );
  });

  it("puts the path of a broken rule in front of what is wrong", () => {
    const [, broken] = findingsOf(sampleRecord());
    assert.equal(broken?.message, "vpcConfig: must be private");
  });
});

describe("groupFindings", () => {
  it("groups by what mends, and sorts: stopping, then worse, then more frequent", () => {
    const record = sampleRecord({
      preflight: [
        finding(one, warning),
        finding(one, { ...warning, id: "c/Often" }),
        finding(two, { ...warning, id: "c/Often" }),
        finding(one, { remediation: "another way" }),
        finding(two),
        finding(one),
      ],
      policy: {
        evaluated: 1,
        violations: [violation("low", "advisory"), violation("critical", "mandatory")],
        exempted: [],
      },
    });
    assert.deepEqual(
      groupFindings(findingsOf(record)).map(({ id, remediation, findings }) => [
        id,
        remediation,
        findings.length,
      ]),
      [
        ["rule-critical", "set it", 1],
        ["addresses/SubnetTooSmall", "give the subnet a larger range", 2],
        ["addresses/SubnetTooSmall", "another way", 1],
        ["c/Often", "look at it", 2],
        ["b/Warns", "look at it", 1],
        ["rule-low", "set it", 1],
      ],
    );
  });
});

describe("nextSteps", () => {
  it("says what to mend, then what to read, and never more than five", () => {
    const record = sampleRecord();
    const steps = nextSteps(groupFindings(findingsOf(record)), record);
    assert.deepEqual(
      steps.map(({ text, because, page }) => [text, because, page]),
      [
        ["Give the subnet a larger range.", "addresses/SubnetTooSmall, 1 finding.", "findings"],
        ["Set endpointPublicAccess.enabled to false.", "cluster-private-endpoint, 1 warning.", "findings"],
        [
          "Read the exemptions before they run out.",
          "1 exemption; the first ends on 2027-01-31.",
          "findings",
        ],
        ["Rehearse or deploy it.", "A plan cannot prove everything.", "limits"],
      ],
    );
    const many = sampleRecord({
      preflight: Array.from({ length: 9 }, (_, i) => finding(one, { remediation: `change ${i}` })),
    });
    assert.equal(nextSteps(groupFindings(findingsOf(many)), many).length, 5);
  });
});
