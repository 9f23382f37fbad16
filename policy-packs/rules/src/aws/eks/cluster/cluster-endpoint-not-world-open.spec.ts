// Proves that an API endpoint which every address may reach is a violation, whether said or left to EKS.
import assert from "node:assert/strict";
import type { Finding } from "../../../rule.ts";
import { broken, judgingResource } from "../../../testing/judging.ts";
import { clusterEndpointNotWorldOpen } from "./cluster-endpoint-not-world-open.ts";

const TYPE = "aws:eks/cluster:Cluster";
const COMPLIANT = {
  vpcConfig: {
    endpointPrivateAccess: true,
    endpointPublicAccess: true,
    publicAccessCidrs: ["203.0.113.0/24"],
  },
};
const BLOCKS = "vpcConfig.publicAccessCidrs";
const SAID = "while endpointPublicAccess is true";
const LEFT = "while endpointPublicAccess is not set, which EKS takes as true";
const BLOCKS_LEFT = "is not set, which EKS takes as 0.0.0.0/0";

const CASES: readonly [path: string, value: unknown, findings: readonly Finding[]][] = [
  [BLOCKS, ["0.0.0.0/0"], [{ path: `${BLOCKS}[0]`, message: `is 0.0.0.0/0, ${SAID}` }]],
  [BLOCKS, ["203.0.113.0/24", "::/0"], [{ path: `${BLOCKS}[1]`, message: `is ::/0, ${SAID}` }]],
  [BLOCKS, undefined, [{ path: BLOCKS, message: `${BLOCKS_LEFT}, ${SAID}` }]],
  [BLOCKS, [], [{ path: BLOCKS, message: `${BLOCKS_LEFT}, ${SAID}` }]],
  ["vpcConfig", undefined, [{ path: BLOCKS, message: `${BLOCKS_LEFT}, ${LEFT}` }]],
];

describe(clusterEndpointNotWorldOpen.id, () => {
  it("passes the compliant baseline", () => {
    assert.deepEqual(judgingResource(clusterEndpointNotWorldOpen, TYPE, COMPLIANT), []);
  });

  it("passes a private endpoint, whatever the list holds", () => {
    const inputs = { vpcConfig: { endpointPublicAccess: false, publicAccessCidrs: ["0.0.0.0/0"] } };
    assert.deepEqual(judgingResource(clusterEndpointNotWorldOpen, TYPE, inputs), []);
  });

  for (const [path, value, findings] of CASES) {
    it(`refuses ${path} = ${JSON.stringify(value)}`, () => {
      assert.deepEqual(
        judgingResource(clusterEndpointNotWorldOpen, TYPE, broken(COMPLIANT, path, value)),
        findings,
      );
    });
  }
});
