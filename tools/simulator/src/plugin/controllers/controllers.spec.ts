/** Proves that what a controller makes is in the account as its own, blocks deletions, and goes only by its hand. */
import assert from "node:assert/strict";
import { createSimulator } from "../../create-simulator.ts";
import type { AccountFile } from "../account-file.ts";
import { countByType, inventory } from "../inventory.ts";
import type { Resources } from "../resources.ts";
import { asked, PROVIDER, TemporaryAccount } from "../testing/temporary-account.ts";
import { Controller } from "./controllers.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const LOAD_BALANCER = "aws:lb/loadBalancer:LoadBalancer";
const REGION = "us-east-1";

describe("controllers in the account", () => {
  let account: TemporaryAccount;
  let file: AccountFile;
  let resources: Resources;
  let subnet: string;
  const controllerNamed = (name: string) => new Controller(name, file, createSimulator(file.account));
  beforeEach(async () => {
    account = new TemporaryAccount();
    file = account.open();
    resources = account.resources();
    const vpc = await resources.create(asked(VPC, "vpc"), { cidrBlock: "10.0.0.0/16" }, PROVIDER);
    const inputs = { vpcId: vpc.id, cidrBlock: "10.0.0.0/24", availabilityZone: "us-east-1a" };
    subnet = (await resources.create(asked(SUBNET, "subnet"), inputs, PROVIDER)).id;
  });
  afterEach(() => account.remove());

  const loadBalancer = (subnets: readonly string[]) =>
    ({ type: LOAD_BALANCER, id: "arn:lb", region: REGION, inputs: { subnets } }) as const;

  it("block the deletion of what they use until they remove it", async () => {
    const controller = controllerNamed("aws-load-balancer-controller");
    controller.put(loadBalancer([subnet]));
    await assert.rejects(resources.delete({ type: SUBNET, id: subnet, region: REGION }), {
      message: new RegExp(`^DependencyViolation: ${SUBNET} ${subnet} is in use by ${LOAD_BALANCER} arn:lb;`),
    });
    controller.remove(loadBalancer([]));
    controller.remove(loadBalancer([]));
    await resources.delete({ type: SUBNET, id: subnet, region: REGION });
  });

  it("change what they made, and leave each other's alone", () => {
    const controller = controllerNamed("one");
    controller.put(loadBalancer([]));
    controller.put(loadBalancer([subnet]));
    controllerNamed("other").remove(loadBalancer([]));
    const [only, ...others] = file.account.all(LOAD_BALANCER);
    assert.deepEqual([only?.inputs, others], [{ subnets: [subnet] }, []]);
  });

  it("cannot use what is not there, nor delete what is protected", () => {
    const controller = controllerNamed("one");
    assert.throws(() => controller.put(loadBalancer(["subnet-0"])), {
      message: /^InvalidSubnetID\.NotFound: subnets\[\] names subnet-0, which is not in the account;/,
    });
    controller.put({ ...loadBalancer([]), inputs: { enableDeletionProtection: true } });
    assert.throws(() => controller.remove(loadBalancer([])), { message: /^OperationNotPermitted: / });
  });

  it("are told from programs and from AWS in the inventory", () => {
    controllerNamed("aws-load-balancer-controller").put(loadBalancer([subnet]));
    const items = inventory(file);
    assert.deepEqual(countByType(items), {
      "aws:ec2/networkAcl:NetworkAcl": 1,
      "aws:ec2/routeTable:RouteTable": 1,
      "aws:ec2/securityGroup:SecurityGroup": 1,
      [SUBNET]: 1,
      [VPC]: 1,
      [LOAD_BALANCER]: 1,
    });
    assert.deepEqual(
      inventory(file, { ownedBy: "controller" }).map(({ owner, id }) => [owner, id]),
      [[{ kind: "controller", name: "aws-load-balancer-controller" }, "arn:lb"]],
    );
    assert.deepEqual(
      inventory(file, { ownedBy: "program" }).map(({ owner, name }) => [owner, name]),
      [
        [{ kind: "program", project: "project", stack: "dev" }, "subnet"],
        [{ kind: "program", project: "project", stack: "dev" }, "vpc"],
      ],
    );
    assert.equal(inventory(file, { ownedBy: "aws" }).length, 3);
  });
});
