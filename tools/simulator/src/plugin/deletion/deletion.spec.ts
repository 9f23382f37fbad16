/** Proves what AWS keeps while it is used, that every row of the table names real inputs, and what protects itself. */
import assert from "node:assert/strict";
import { Account, type Properties } from "../../account/account.ts";
import { createSimulator } from "../../create-simulator.ts";
import { CONTROLLER_REFERENCES } from "../controllers/types.ts";
import { deletionRefusals } from "./deletion.ts";
import { KEPT } from "./kept.ts";

const REFERENCES = createSimulator("1").references();
const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const NAT = "aws:ec2/natGateway:NatGateway";
const GATEWAY = "aws:ec2/internetGateway:InternetGateway";
const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";

const known = (type: string, path: string, used: string) =>
  [...REFERENCES, ...CONTROLLER_REFERENCES].find(
    ([user, at, reference]) => user === type && at === path && reference.type === used,
  )?.[2];

function add(account: Account, type: string, id: string, inputs: Properties = {}, madeWith?: string) {
  const made = madeWith === undefined ? {} : { madeWith };
  const outputs = { ...inputs, name: id, arn: `arn:${id}` };
  const resource = {
    urn: `urn:${type}:${id}`,
    type,
    name: id,
    id,
    region: "us-east-1",
    inputs,
    outputs,
    ...made,
  };
  account.add(resource);
  return resource;
}

const codes = (resource: ReturnType<typeof add>, account: Account): string[] =>
  deletionRefusals(resource, account, REFERENCES).map(({ code }) => code);

/** Inputs with a value at a path such as `vpcConfig.subnetIds[]`. */
function at(path: string, value: unknown): Properties {
  const [step = "", ...rest] = path.split(".");
  const inner = rest.length > 0 ? at(rest.join("."), value) : value;
  return step.endsWith("[]") ? { [step.slice(0, -2)]: [inner] } : { [step]: inner };
}

describe("deletion", () => {
  let account: Account;
  beforeEach(() => (account = new Account("1")));

  for (const [type, { code, usedBy, emptiedBy }] of Object.entries(KEPT))
    for (const [user, paths] of Object.entries(usedBy))
      for (const path of paths)
        it(`keeps ${type} while ${user} names it in ${path}`, () => {
          const reference = known(user, path, type);
          assert.ok(reference, `${user} has no input ${path} that names ${type}`);
          const used = add(account, type, "used");
          const [by = "id"] = [reference.by ?? "id"].flat();
          const using = add(
            account,
            user,
            "user",
            at(path, by === "id" ? "used" : used.outputs[by as "arn"]),
          );
          assert.deepEqual(codes(used, account), [code]);
          if (emptiedBy !== undefined)
            assert.deepEqual(codes({ ...used, inputs: { [emptiedBy]: true } }, account), []);
          account.remove(using);
          assert.deepEqual(codes(used, account), []);
        });

  it("names every user once, and says what to do", () => {
    const subnet = add(account, SUBNET, "subnet-1");
    add(account, NAT, "nat-1", { subnetId: "subnet-1" });
    add(account, LOAD_BALANCER, "lb-1", { subnets: ["subnet-1", "subnet-1"] });
    const [refusal] = deletionRefusals(subnet, account, REFERENCES);
    assert.equal(refusal?.message, `${SUBNET} subnet-1 is in use by ${NAT} nat-1, ${LOAD_BALANCER} lb-1`);
    assert.match(refusal.remediation, /^delete what uses it first/);
  });

  it("takes what AWS made with a resource along, and what only describes it", () => {
    const vpc = add(account, VPC, "vpc-1");
    add(account, GROUP, "sg-default", { vpcId: "vpc-1" }, "vpc-1");
    add(account, "aws:ec2/flowLog:FlowLog", "fl-1", { vpcId: "vpc-1" });
    assert.deepEqual(codes(vpc, account), []);
  });

  it("lets a group that names itself go", () => {
    const group = add(account, GROUP, "sg-1", { vpcId: "vpc-1" });
    add(account, "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "r", {
      securityGroupId: "sg-1",
    });
    assert.deepEqual(codes(group, account), []);
  });

  it("keeps an internet gateway while its VPC has public addresses, and no other VPC's", () => {
    const gateway = add(account, GATEWAY, "igw-1", { vpcId: "vpc-1" });
    add(account, SUBNET, "subnet-1", { vpcId: "vpc-1" });
    add(account, SUBNET, "subnet-2", { vpcId: "vpc-2" });
    add(account, NAT, "nat-2", { subnetId: "subnet-2" });
    add(account, NAT, "nat-3", { subnetId: "subnet-1", connectivityType: "private" });
    add(account, LOAD_BALANCER, "lb-1", { subnets: ["subnet-1"], internal: true });
    assert.deepEqual(codes(gateway, account), []);
    const nat = add(account, NAT, "nat-1", { subnetId: "subnet-1" });
    assert.deepEqual(codes(gateway, account), ["DependencyViolation"]);
    account.remove(nat);
    add(account, LOAD_BALANCER, "lb-2", { subnets: ["subnet-1"] });
    assert.deepEqual(codes(gateway, account), ["DependencyViolation"]);
  });

  for (const [type, input, code] of [
    ["aws:eks/cluster:Cluster", "deletionProtection", "InvalidRequestException"],
    ["aws:rds/instance:Instance", "deletionProtection", "InvalidParameterCombination"],
    [LOAD_BALANCER, "enableDeletionProtection", "OperationNotPermitted"],
  ] as const)
    it(`refuses ${type} while ${input} is on`, () => {
      assert.deepEqual(codes(add(account, type, "on", { [input]: true }), account), [code]);
      assert.deepEqual(codes(add(account, type, "off", { [input]: false }), account), []);
    });
});
