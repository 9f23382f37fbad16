// Proves that the shipped environments break no mandatory rule of the hardening pack, and that each fires on a seeded mistake.
import assert from "node:assert/strict";
import type { PolicyViolation } from "@drydock/core/plan-record";
import { HARDENING, judgeHardening } from "@drydock/hardening-pack/rules";
import type { JudgedResource } from "@drydock/rules";
import { plannedResources } from "../support/plan.ts";

interface Mistake {
  readonly type: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** Advisory rules are on trial: what they find is not settled yet. */
const MANDATORY = HARDENING.filter(({ level }) => level === "mandatory").map(({ rule }) => rule);

/** One mistake for each mandatory rule, made in a resource that the plan of prod has. */
const MISTAKES: Readonly<Record<string, Mistake>> = {
  "launch-template-imds-v2": {
    type: "aws:ec2/launchTemplate:LaunchTemplate",
    inputs: { metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 1 } },
  },
  "cluster-endpoint-not-world-open": {
    type: "aws:eks/cluster:Cluster",
    inputs: { vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] } },
  },
  "no-world-open-admin-ports": {
    type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    inputs: { ipProtocol: "tcp", fromPort: 10250, toPort: 10250, cidrIpv4: "0.0.0.0/0" },
  },
};

const mandatory = (resources: readonly JudgedResource[]): readonly PolicyViolation[] =>
  judgeHardening(resources).violations.filter(({ level }) => level === "mandatory");

describe("hardening of the shipped environments", function () {
  this.timeout(60_000);

  for (const environment of ["dev", "staging", "prod"]) {
    it(`${environment} has resources for every mandatory rule, and no violation`, async () => {
      const { resources } = await plannedResources(environment);
      assert.deepEqual(mandatory(resources), []);
      for (const rule of MANDATORY) {
        assert.ok(
          resources.some(({ type }) => rule.types.includes(type)),
          `${rule.id} judges nothing`,
        );
      }
    });
  }

  it("has a mistake for every mandatory rule", () => {
    assert.deepEqual(Object.keys(MISTAKES).sort(), MANDATORY.map(({ id }) => id).sort());
  });

  for (const [id, { type, inputs }] of Object.entries(MISTAKES)) {
    it(`${id} finds one mistaken ${type} in prod, and nothing else`, async () => {
      const { resources } = await plannedResources("prod");
      const at = resources.findIndex((resource) => resource.type === type);
      const mistaken = resources.map((resource, i) =>
        i === at ? { ...resource, inputs: { ...resource.inputs, ...inputs } } : resource,
      );
      const found = mandatory(mistaken).map(({ policy, urn }) => ({ policy, urn }));
      assert.deepEqual(found, [{ policy: id, urn: resources[at]?.urn }]);
    });
  }
});
