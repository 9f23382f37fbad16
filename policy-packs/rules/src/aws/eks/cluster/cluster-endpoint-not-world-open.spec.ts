// Proves that an API endpoint which every address may reach is a violation, whether said or left to EKS.
import assert from "node:assert/strict";
import { broken, judging } from "../../../testing/judging.ts";
import { clusterEndpointNotWorldOpen } from "./cluster-endpoint-not-world-open.ts";

const TYPE = "aws:eks/cluster:Cluster";
const COMPLIANT = {
  vpcConfig: {
    endpointPrivateAccess: true,
    endpointPublicAccess: true,
    publicAccessCidrs: ["203.0.113.0/24"],
  },
};
const SAID = "vpcConfig.endpointPublicAccess is true";
const LEFT = "vpcConfig.endpointPublicAccess is not set, which EKS takes as true";
const BLOCKS_LEFT = "vpcConfig.publicAccessCidrs is not set, which EKS takes as 0.0.0.0/0";

const CASES: readonly [path: string, value: unknown, messages: readonly string[]][] = [
  [
    "vpcConfig.publicAccessCidrs",
    ["0.0.0.0/0"],
    [`${SAID}, and vpcConfig.publicAccessCidrs holds 0.0.0.0/0`],
  ],
  [
    "vpcConfig.publicAccessCidrs",
    ["203.0.113.0/24", "::/0"],
    [`${SAID}, and vpcConfig.publicAccessCidrs holds ::/0`],
  ],
  ["vpcConfig.publicAccessCidrs", undefined, [`${SAID}, and ${BLOCKS_LEFT}`]],
  ["vpcConfig.publicAccessCidrs", [], [`${SAID}, and ${BLOCKS_LEFT}`]],
  ["vpcConfig", undefined, [`${LEFT}, and ${BLOCKS_LEFT}`]],
];

describe(clusterEndpointNotWorldOpen.id, () => {
  it("passes the compliant baseline", () => {
    assert.deepEqual(judging(clusterEndpointNotWorldOpen, TYPE, COMPLIANT), []);
  });

  it("passes a private endpoint, whatever the list holds", () => {
    const inputs = { vpcConfig: { endpointPublicAccess: false, publicAccessCidrs: ["0.0.0.0/0"] } };
    assert.deepEqual(judging(clusterEndpointNotWorldOpen, TYPE, inputs), []);
  });

  for (const [path, value, messages] of CASES) {
    it(`refuses ${path} = ${JSON.stringify(value)}`, () => {
      assert.deepEqual(judging(clusterEndpointNotWorldOpen, TYPE, broken(COMPLIANT, path, value)), messages);
    });
  }
});
