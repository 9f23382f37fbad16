/** Proves that transforms run as the engine runs them: order, reach into remote components, options, outputs. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";
import { observe } from "../testing/observe.ts";

class Box extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("a:b:Box", name, {}, opts);
  }
}

const tag =
  (key: string): pulumi.ResourceTransform =>
  ({ type, props, opts }) =>
    type === "aws:ec2/vpc:Vpc"
      ? {
          props: { ...props, tags: { ...(props["tags"] as object), order: `${orderOf(props)}${key}` } },
          opts,
        }
      : undefined;

function orderOf(props: pulumi.Inputs): string {
  return (props["tags"] as { order?: string }).order ?? "";
}

describe("transforms", () => {
  it("run from the resource's own over its ancestors' to the stack's", async () => {
    const { get, errors } = await observe(() => {
      pulumi.runtime.registerResourceTransform(tag("5"));
      const outer = new Box("outer", { transforms: [tag("4")] });
      const inner = new Box("inner", { parent: outer, transforms: [tag("3")] });
      const args = { cidrBlock: "10.0.0.0/16", tags: {} };
      new aws.ec2.Vpc("main", args, { parent: inner, transforms: [tag("1"), tag("2")] });
    });
    assert.deepEqual(errors, []);
    assert.deepEqual(get("aws:ec2/vpc:Vpc").inputs["tags"], { order: "12345" });
  });

  it("reach the children of a remote component, from itself, its parent and the stack", async () => {
    const seen = new Set<string>();
    const see =
      (who: string): pulumi.ResourceTransform =>
      ({ type, name }) => {
        seen.add(`${who} ${type} ${name}`);
        return undefined;
      };
    const { errors } = await observe(() => {
      pulumi.runtime.registerResourceTransform(see("stack"));
      const parent = new Box("box", { transforms: [see("parent")] });
      new awsx.ec2.Vpc("v", { availabilityZoneNames: ["us-east-1a"] }, { parent, transforms: [see("own")] });
    });
    assert.deepEqual(errors, []);
    for (const who of ["own", "parent", "stack"]) {
      assert.ok(seen.has(`${who} aws:ec2/natGateway:NatGateway v-1`), who);
      assert.ok(seen.has(`${who} aws:ec2/route:Route v-private-1`), who);
      assert.ok(seen.has(`${who} awsx:ec2:Vpc v`), who);
    }
    assert.ok(!seen.has("own a:b:Box box"));
  });

  it("change inputs of a remote component before it expands", async () => {
    const narrow: pulumi.ResourceTransform = ({ type, props, opts }) =>
      type === "awsx:ec2:Vpc"
        ? { props: { ...props, natGateways: { strategy: "Single" } }, opts }
        : undefined;
    const { all } = await observe(() => {
      const availabilityZoneNames = ["us-east-1a", "us-east-1b"];
      new awsx.ec2.Vpc("v", { availabilityZoneNames }, { transforms: [narrow] });
    });
    assert.equal(all("aws:ec2/natGateway:NatGateway").length, 1);
  });

  it("change options, and unset those that they leave out", async () => {
    const protect: pulumi.ResourceTransform = ({ props }) => ({
      props,
      opts: { protect: true, ignoreChanges: ["tags"], retainOnDelete: true },
    });
    const { get } = await observe(() => {
      const args = { cidrBlock: "10.0.0.0/16" };
      new aws.ec2.Vpc("main", args, {
        transforms: [protect],
        deleteBeforeReplace: true,
        replaceOnChanges: ["tags"],
      });
    });
    assert.deepEqual(get("aws:ec2/vpc:Vpc").options, {
      protect: true,
      ignoreChanges: ["tags"],
      retainOnDelete: true,
    });
  });

  it("see secrets and values of other resources as outputs, and leave secrets secret", async () => {
    const kinds: Record<string, boolean> = {};
    const look: pulumi.ResourceTransform = ({ props, opts }) => {
      for (const [key, value] of Object.entries(props)) kinds[key] = pulumi.Output.isInstance(value);
      return { props, opts };
    };
    const { get } = await observe(() => {
      const vpc = new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" });
      const args = { vpcId: vpc.id, availabilityZone: "us-east-1a", cidrBlock: pulumi.secret("10.0.0.0/24") };
      new aws.ec2.Subnet("subnet", args, { transforms: [look] });
    });
    assert.deepEqual(kinds, { vpcId: true, availabilityZone: false, cidrBlock: true });
    const subnet = get("aws:ec2/subnet:Subnet");
    assert.deepEqual(subnet.secretInputs, [["cidrBlock"]]);
    assert.equal(subnet.inputs["vpcId"], get("aws:ec2/vpc:Vpc").id);
    assert.deepEqual(subnet.dependencies, [get("aws:ec2/vpc:Vpc").urn]);
  });

  it("that throw fail their resource by name", async () => {
    const { errors } = await observe(() => {
      const fail: pulumi.ResourceTransform = () => {
        throw new Error("no such luck");
      };
      new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" }, { transforms: [fail] });
    });
    assert.match(errors.map(String).join(), /new resource main \[aws:ec2\/vpc:Vpc\]: no such luck/);
  });
});
