/** Proves that remote components expand like programs: providers, options, failures by name, many at once, in order. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { createSimulator } from "../create-simulator.ts";
import type { RemoteComponent } from "../components/remote-component.ts";
import { observe } from "../testing/observe.ts";
import { runProgram } from "./run-program.ts";

const ZONES = ["us-east-1a", "us-east-1b"];

/** Runs a program that asks for one remote component `t:i:T`, with the expansion given. */
async function runWith(
  component: RemoteComponent,
  args: pulumi.Inputs = {},
): Promise<{ errors: string[]; names: string[] }> {
  const names: string[] = [];
  const surroundings = {
    simulator: createSimulator("111111111111"),
    remoteComponents: new Map([["t:i:T", component]]),
    stackOutputs: () => undefined,
    onRegistration: ({ name }: { name: string }) => names.push(name),
  };
  const place = { project: "p", stack: "dev", region: "us-east-1" };
  const { errors } = await runProgram(place, "organization", surroundings, () => {
    new pulumi.ComponentResource("t:i:T", "thing", args, {}, true);
    new aws.ec2.Vpc("bystander", { cidrBlock: "10.9.0.0/16" });
    return Promise.resolve({});
  });
  return { errors: errors.map(({ message }) => message), names };
}

describe("a remote component", () => {
  it("hands provider, protection and dependencies on to its children", async () => {
    const { get, errors } = await observe(() => {
      const provider = new aws.Provider("west", {
        region: "us-west-2",
        defaultTags: { tags: { owner: "me" } },
      });
      const first = new aws.ec2.Vpc("first", { cidrBlock: "10.9.0.0/16" });
      const args = { availabilityZoneNames: ["us-west-2a"] };
      new awsx.ec2.Vpc("v", args, { providers: [provider], protect: true, dependsOn: [first] });
    });
    assert.deepEqual(errors, []);
    const subnet = get("aws:ec2/subnet:Subnet", "v-private-1");
    assert.equal((subnet.inputs["tags"] as Record<string, string>)["owner"], "me");
    assert.equal(subnet.options.protect, true);
    assert.match(String(subnet.outputs["arn"]), /us-west-2/);
    assert.deepEqual(get("awsx:ec2:Vpc").dependencies, [get("aws:ec2/vpc:Vpc", "first").urn]);
  });

  it("inside a component gets the outer one's provider, also for what it reads", async () => {
    const { all, errors } = await observe(() => {
      const provider = new aws.Provider("west", { region: "us-west-2" });
      const outer = new pulumi.ComponentResource("a:b:C", "outer", {}, { providers: [provider] });
      new awsx.ec2.Vpc("v", { numberOfAvailabilityZones: 2 }, { parent: outer });
    });
    assert.deepEqual(errors, []);
    const zones = all("aws:ec2/subnet:Subnet").map(({ inputs }) => inputs["availabilityZone"]);
    assert.deepEqual([...new Set(zones)].sort(), ["us-west-2a", "us-west-2b"]);
  });

  it("has URNs below it that name it, and outputs that are its live children", async () => {
    const { get, outputs, errors } = await observe(() => {
      const vpc = new awsx.ec2.Vpc("v", { availabilityZoneNames: ZONES });
      return { cidr: vpc.vpc.cidrBlock, eip: vpc.eips.apply((eips) => eips[1]?.publicIp) };
    });
    assert.deepEqual(errors, []);
    assert.match(
      get("aws:ec2/subnet:Subnet", "v-public-1").urn,
      /::awsx:ec2:Vpc\$aws:ec2\/vpc:Vpc\$aws:ec2\/subnet:Subnet::/,
    );
    assert.equal(outputs["cidr"], "10.0.0.0/16");
    assert.equal(outputs["eip"], get("aws:ec2/eip:Eip", "v-2").outputs["publicIp"]);
  });

  it("gets plain arguments plain and dependent ones as outputs, live resources included", async () => {
    const seen: Record<string, unknown> = {};
    const { errors } = await runWith(
      (name, inputs, options) => {
        seen["plain"] = inputs["list"];
        seen["hidden"] = pulumi.Output.isInstance((inputs["nested"] as Record<string, unknown>)["hidden"]);
        const component = new pulumi.ComponentResource("t:i:T", name, {}, options);
        return Promise.resolve({ urn: component.urn, state: {} });
      },
      { list: [{ a: 1 }], nested: { hidden: pulumi.secret("x") } },
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(seen, { plain: [{ a: 1 }], hidden: true });
  });

  it("whose arguments are refused fails by its own name, and nothing else does", async () => {
    const { errors, all } = await observe(() => {
      new eks.Cluster("bad", {
        instanceRole: {} as never,
        instanceRoles: [],
        authenticationMode: "NONE" as never,
      });
      new aws.ec2.Vpc("bystander", { cidrBlock: "10.9.0.0/16" });
    });
    assert.equal(errors.length, 1);
    assert.match(
      errors[0]?.message ?? "",
      /new resource bad \[eks:index:Cluster\]: instanceRole and instanceRoles: give one of them; authenticationMode NONE is none of/,
    );
    assert.equal(all("aws:ec2/vpc:Vpc").length, 1);
  });

  it("whose child fails names the child", async () => {
    const { errors, names } = await runWith((name, _inputs, options) => {
      const component = new pulumi.ComponentResource("t:i:T", name, {}, options);
      const child = (): aws.ec2.Vpc =>
        new aws.ec2.Vpc("child", { cidrBlock: "10.0.0.0/16" }, { parent: component });
      child();
      return Promise.resolve({ urn: component.urn, state: { id: child().id } });
    });
    assert.ok(
      errors.every((message) =>
        message.includes("new resource child [aws:ec2/vpc:Vpc]: duplicate resource URN"),
      ),
    );
    assert.ok(errors.length > 0);
    assert.ok(names.includes("bystander"));
  });

  it("that the simulator does not know fails by its type", async () => {
    const { errors } = await observe(() => new pulumi.ComponentResource("x:y:Z", "z", {}, {}, true));
    assert.match(errors.map(String).join(), /does not know the remote component x:y:Z/);
  });

  it("asked for twice is refused as a duplicate", async () => {
    const { errors, all } = await observe(() => {
      new awsx.ec2.Vpc("v", { availabilityZoneNames: ZONES });
      new awsx.ec2.Vpc("v", { availabilityZoneNames: ZONES });
    });
    assert.ok(errors.length > 0);
    assert.ok(errors.every(({ message }) => message.includes("duplicate resource URN")));
    assert.equal(all("aws:ec2/vpc:Vpc").length, 1);
  });
});

describe("many remote components at once", () => {
  it("lose no registration and do not wait for each other", async () => {
    const count = 40;
    const { all, errors } = await observe(() => {
      for (let i = 0; i < count; i += 1) new awsx.ec2.Vpc(`v${i}`, { availabilityZoneNames: ["us-east-1a"] });
    });
    assert.deepEqual(errors, []);
    assert.equal(all("awsx:ec2:Vpc").length, count);
    assert.equal(all("aws:ec2/subnet:Subnet").length, 2 * count);
    assert.equal(all("aws:ec2/route:Route").length, 2 * count);
  }).timeout(60_000);

  it("register the same in the same order every time", async () => {
    const once = async (): Promise<string> => {
      const { registrations, outputs } = await observe(() => {
        const vpc = new awsx.ec2.Vpc("v", {
          availabilityZoneNames: ZONES,
          natGateways: { strategy: "Single" },
        });
        const subnetIds = vpc.privateSubnetIds;
        const cluster = new eks.Cluster("c", {
          vpcId: vpc.vpcId,
          subnetIds,
          skipDefaultNodeGroup: true,
          version: "1.35",
        });
        return { endpoint: cluster.eksCluster.endpoint };
      });
      return JSON.stringify({ registrations, outputs });
    };
    const first = await once();
    for (let run = 1; run < 8; run += 1) assert.equal(await once(), first);
  }).timeout(60_000);
});
