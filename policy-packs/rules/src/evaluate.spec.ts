// Proves what an evaluation counts, and that it reports in the plan record's form.
import assert from "node:assert/strict";
import { planRecordSchema } from "@drydock/core/plan-record";
import * as library from "./index.ts";
import type { JudgedResource } from "./index.ts";

const RULES = [library.launchTemplateImdsV2, library.clusterEndpointNotWorldOpen];

const template = (name: string, httpTokens: string): JudgedResource => ({
  urn: `urn:pulumi:test::drydock::aws:ec2/launchTemplate:LaunchTemplate::${name}`,
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  name,
  inputs: { metadataOptions: { httpTokens, httpPutResponseHopLimit: 1 } },
});
const vpc: JudgedResource = { urn: "urn:vpc", type: "aws:ec2/vpc:Vpc", name: "vpc", inputs: {} };

describe("evaluate", () => {
  const picked = RULES.map((rule) => ({ rule, level: "mandatory" as const }));

  it("counts judgements and reports violations in the plan record's form", () => {
    const { evaluated, violations } = library.evaluate("test-pack", picked, [
      template("good", "required"),
      vpc,
      template("bad", "optional"),
    ]);
    assert.equal(evaluated, 2);
    assert.deepEqual(violations, [
      {
        policy: "launch-template-imds-v2",
        pack: "test-pack",
        level: "mandatory",
        severity: "high",
        urn: "urn:pulumi:test::drydock::aws:ec2/launchTemplate:LaunchTemplate::bad",
        message: 'metadataOptions.httpTokens must be "required" (is "optional")',
        remediation: library.launchTemplateImdsV2.remediation,
        environmentPath: null,
        frameworks: ["AWS Foundational Security Best Practices 1.0.0 EC2.170"],
      },
    ]);
    assert.deepEqual(planRecordSchema.shape.policy.parse({ evaluated, violations }), {
      evaluated,
      violations,
    });
  });

  it("judges nothing where no rule is picked", () => {
    assert.deepEqual(library.evaluate("test-pack", [], [vpc, template("bad", "optional")]), {
      evaluated: 0,
      violations: [],
    });
  });
});
