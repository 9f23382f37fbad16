/** Proves what counts together towards each quota of the account, and with which code one more is refused. */
import assert from "node:assert/strict";
import { adjustableQuotas, quota } from "@drydock/core/catalogue";
import { Account, type AccountResource, type Properties } from "../account/account.ts";
import { COUNTED_QUOTAS, quotaRefusals } from "./quotas.ts";
import { TemporaryAccount } from "./testing/temporary-account.ts";

const SUBNET = "aws:ec2/subnet:Subnet";

interface Case {
  readonly type: string;
  readonly code: string;
  /** Inputs of the one that is too many. */
  readonly one: Properties;
  /** Inputs of another that does not count with it. */
  readonly apart: Properties;
}

const CASES: Readonly<Record<string, Case>> = {
  elasticAddresses: {
    ...{ type: "aws:ec2/eip:Eip", code: "AddressLimitExceeded" },
    ...{ one: {}, apart: { region: "us-west-2" } },
  },
  natGatewaysPerZone: {
    ...{ type: "aws:ec2/natGateway:NatGateway", code: "NatGatewayLimitExceeded" },
    ...{ one: { subnetId: "subnet-a" }, apart: { subnetId: "subnet-b" } },
  },
  interfaceEndpointsPerVpc: {
    ...{ type: "aws:ec2/vpcEndpoint:VpcEndpoint", code: "VpcEndpointLimitExceeded" },
    one: { vpcEndpointType: "Interface", vpcId: "vpc-1" },
    apart: { vpcEndpointType: "Interface", vpcId: "vpc-2" },
  },
  gatewayEndpoints: {
    ...{ type: "aws:ec2/vpcEndpoint:VpcEndpoint", code: "VpcEndpointLimitExceeded" },
    ...{ one: { vpcEndpointType: "Gateway" }, apart: { vpcEndpointType: "Interface" } },
  },
  roles: {
    ...{ type: "aws:iam/role:Role", code: "LimitExceeded" },
    ...{ one: {}, apart: { type: "aws:iam/policy:Policy" } },
  },
  keys: {
    ...{ type: "aws:kms/key:Key", code: "LimitExceededException" },
    ...{ one: {}, apart: { region: "us-west-2" } },
  },
  nodeGroupsPerCluster: {
    ...{ type: "aws:eks/nodeGroup:NodeGroup", code: "ResourceLimitExceededException" },
    ...{ one: { clusterName: "a" }, apart: { clusterName: "b" } },
  },
  eventRules: {
    ...{ type: "aws:cloudwatch/eventRule:EventRule", code: "LimitExceededException" },
    ...{ one: {}, apart: { eventBusName: "other" } },
  },
};

function resource(
  type: string,
  id: string,
  { region = "us-east-1", ...inputs }: Properties,
): AccountResource {
  const what = typeof inputs["type"] === "string" ? inputs["type"] : type;
  return { urn: `urn:${id}`, type: what, name: id, id, region: String(region), inputs, outputs: inputs };
}

describe("quotas of the account", () => {
  let file: TemporaryAccount;
  let account: Account;
  beforeEach(() => {
    file = new TemporaryAccount();
    account = new Account("1");
    for (const zone of ["a", "b"])
      account.add(resource(SUBNET, `subnet-${zone}`, { availabilityZone: `us-east-1${zone}` }));
  });
  afterEach(() => file.remove());

  it("are all of the catalogue, adjustable, and each has a case here", () => {
    assert.deepEqual([...COUNTED_QUOTAS].sort(), Object.keys(CASES).sort());
    assert.deepEqual(
      COUNTED_QUOTAS.filter((name) => !adjustableQuotas().includes(name)),
      [],
    );
  });

  for (const [name, { type, code, one, apart }] of Object.entries(CASES))
    it(`refuses one above ${name} with ${code}, and counts nothing else`, () => {
      const { notes } = file.open();
      notes.setQuota(name, 1);
      const add = (id: string, inputs: Properties): string[] => {
        const made = resource(type, id, inputs);
        account.add(made);
        return quotaRefusals(made, account, notes).map((refusal) => refusal.code);
      };
      assert.deepEqual([add("1", one), add("2", apart), add("3", one)], [[], [], [code]]);
      notes.setQuota(name, 2);
      assert.deepEqual(add("4", one), [code]);
    });

  it("are those of a new account unless the file says more", () => {
    const { notes } = file.open();
    const codes = Array.from({ length: quota("elasticAddresses").default + 1 }, (_, i) => {
      const made = resource("aws:ec2/eip:Eip", `eip-${i}`, {});
      account.add(made);
      return quotaRefusals(made, account, notes).length;
    });
    assert.deepEqual(codes, [0, 0, 0, 0, 0, 1]);
  });
});
