/** Proves what the monitor records of a registration: URN, options, dependencies, secrets, references, providers. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { observe } from "../testing/observe.ts";
import { runProgram } from "./run-program.ts";
import { specialSecretSig, specialSigKey } from "@pulumi/pulumi/runtime/rpc.js";

class Box extends pulumi.ComponentResource {
  constructor(name: string, type: string, opts?: pulumi.ComponentResourceOptions) {
    super(type, name, {}, opts);
  }

  publish(outputs: pulumi.Inputs): void {
    this.registerOutputs(outputs);
  }
}

const vpc = (
  name: string,
  opts?: pulumi.CustomResourceOptions,
  args: Partial<aws.ec2.VpcArgs> = {},
): aws.ec2.Vpc => new aws.ec2.Vpc(name, { cidrBlock: "10.0.0.0/16", ...args }, opts);

describe("a registration", () => {
  it("has a URN with the types of all its parents, without the stack's", async () => {
    const { get, errors } = await observe(
      () => {
        const outer = new Box("outer", "a:b:Outer");
        const inner = new Box("inner", "a:b:Inner", { parent: outer });
        vpc("main", { parent: inner });
      },
      { project: "proj", stack: "dev" },
    );
    assert.deepEqual(errors, []);
    const { urn, parent } = get("aws:ec2/vpc:Vpc");
    assert.equal(urn, "urn:pulumi:dev::proj::a:b:Outer$a:b:Inner$aws:ec2/vpc:Vpc::main");
    assert.equal(parent, "urn:pulumi:dev::proj::a:b:Outer$a:b:Inner::inner");
  });

  it("is refused when its URN is taken, and the first one stays", async () => {
    const { all, errors } = await observe(() => {
      vpc("main");
      vpc("main");
      vpc("other");
    });
    assert.equal(all("aws:ec2/vpc:Vpc").length, 2);
    assert.equal(errors.length, 1);
    assert.match(
      errors[0]?.message ?? "",
      /new resource main \[aws:ec2\/vpc:Vpc\]: duplicate resource URN 'urn:pulumi:test::/,
    );
  });

  it("keeps the options that change what a deployment does", async () => {
    const { get } = await observe(() => {
      const first = vpc("first");
      vpc("second", {
        protect: true,
        retainOnDelete: true,
        deleteBeforeReplace: true,
        ignoreChanges: ["tags"],
        replaceOnChanges: ["cidrBlock"],
        deletedWith: first,
        dependsOn: [first],
        aliases: [{ name: "older" }, "urn:pulumi:test::p::aws:ec2/vpc:Vpc::oldest"],
      });
    });
    const first = get("aws:ec2/vpc:Vpc", "first");
    const second = get("aws:ec2/vpc:Vpc", "second");
    assert.deepEqual(first.options, {});
    assert.deepEqual(second.options, {
      protect: true,
      retainOnDelete: true,
      deleteBeforeReplace: true,
      ignoreChanges: ["tags"],
      replaceOnChanges: ["cidrBlock"],
      deletedWith: first.urn,
    });
    assert.deepEqual(second.dependencies, [first.urn]);
  });

  it("goes with what its parent goes with", async () => {
    const { get } = await observe(() => {
      const doomed = vpc("doomed");
      vpc("child", { parent: new Box("box", "a:b:Box", { deletedWith: doomed }) });
    });
    assert.equal(get("aws:ec2/vpc:Vpc", "child").options.deletedWith, get("aws:ec2/vpc:Vpc", "doomed").urn);
  });

  it("depends on what its inputs come from, and through a component on what is in it", async () => {
    const { get } = await observe(() => {
      const box = new Box("box", "a:b:Box");
      const inside = vpc("inside", { parent: box });
      new aws.ec2.InternetGateway("gateway", { vpcId: inside.id });
      vpc("after", { dependsOn: [box] });
    });
    const inside = get("aws:ec2/vpc:Vpc", "inside").urn;
    assert.deepEqual(get("aws:ec2/internetGateway:InternetGateway").dependencies, [inside]);
    assert.ok(get("aws:ec2/vpc:Vpc", "after").dependencies.includes(inside));
  });

  it("takes a resource given as an input by its id", async () => {
    const { get } = await observe(() => {
      const role = new aws.iam.Role("r", { assumeRolePolicy: TRUST });
      new aws.iam.RolePolicyAttachment("a", { role, policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" });
    });
    assert.equal(
      get("aws:iam/rolePolicyAttachment:RolePolicyAttachment").inputs["role"],
      get("aws:iam/role:Role").id,
    );
  });

  it("takes region and default tags from its provider, its parent's, or the default one", async () => {
    const { get, errors } = await observe(() => {
      const provider = new aws.Provider("west", {
        region: "us-west-2",
        defaultTags: { tags: { owner: "me" } },
      });
      const box = new Box("box", "a:b:Box", { providers: [provider] });
      vpc("inherits", { parent: box }, { tags: { a: "b" } });
      vpc("defaults", {}, { tags: { a: "b" } });
    });
    assert.deepEqual(errors, []);
    const inherits = get("aws:ec2/vpc:Vpc", "inherits");
    assert.deepEqual(inherits.inputs["tags"], { owner: "me", a: "b" });
    assert.match(String(inherits.outputs["arn"]), /^arn:aws:ec2:us-west-2:/);
    const defaults = get("aws:ec2/vpc:Vpc", "defaults");
    assert.deepEqual(defaults.inputs["tags"], { a: "b" });
    assert.match(String(defaults.outputs["arn"]), /^arn:aws:ec2:us-east-1:/);
  });
});

describe("secrets", () => {
  it("are known by their path in the inputs, and stay secret in outputs and stack outputs", async () => {
    const { get, outputs } = await observe(() => {
      const made = vpc(
        "main",
        { additionalSecretOutputs: ["arn"] },
        { tags: { plain: "a", hidden: pulumi.secret("b") } },
      );
      return { tags: made.tags, arn: made.arn, id: made.id, viaApply: made.arn.apply((arn) => `${arn}!`) };
    });
    const registration = get("aws:ec2/vpc:Vpc");
    assert.deepEqual(registration.secretInputs, [["tags", "hidden"]]);
    assert.deepEqual(registration.inputs["tags"], { plain: "a", hidden: "b" });
    assert.deepEqual(
      Object.entries(outputs)
        .filter(([, value]) => isSecret(value))
        .map(([key]) => key)
        .sort(),
      ["arn", "tags", "viaApply"],
    );
    assert.equal(outputs["id"], registration.id);
  });

  it("stay secret through the outputs that a component registers, for whoever meets the component by its URN", async () => {
    const { outputs, errors } = await observe(() => {
      const box = new Box("box", "a:b:Box");
      box.publish({ hidden: pulumi.secret("x"), open: "y" });
      const met = box.urn.apply(async (urn) => {
        await new Promise((resolve) => setImmediate(resolve));
        const { hidden, open } = new MetBox(urn);
        return { hidden, open };
      });
      return { met };
    });
    assert.deepEqual(errors, []);
    assert.deepEqual(outputs["met"], {
      hidden: { [specialSigKey]: specialSecretSig, value: "x" },
      open: "y",
    });
  });
});

/** A component as it arrives by reference: its outputs come from the monitor. */
class MetBox extends pulumi.ComponentResource {
  declare readonly hidden: pulumi.Output<string>;
  declare readonly open: pulumi.Output<string>;

  constructor(urn: string) {
    super("a:b:Box", "box", { hidden: undefined, open: undefined }, { urn });
  }
}

describe("reading what exists", () => {
  it("finds a resource by its id with `get`, and names one that is not there", async () => {
    const { outputs, errors } = await observe(() => {
      const made = vpc("made");
      const found = made.id.apply((id) => aws.ec2.Vpc.get("found", id).cidrBlock);
      return { found };
    });
    assert.deepEqual(errors, []);
    assert.equal(outputs["found"], "10.0.0.0/16");
    const missing = await observe(() => {
      aws.ec2.Vpc.get("missing", "vpc-0123");
    });
    assert.match(
      missing.errors.map(String).join(),
      /aws:ec2\/vpc:Vpc vpc-0123 does not exist in the simulated account/,
    );
  });

  it("answers invokes, in the promise and the output form, from the provider's region", async () => {
    const { outputs, errors } = await observe(async () => {
      const provider = new aws.Provider("west", { region: "us-west-2" });
      const { names } = await aws.getAvailabilityZones({}, { provider });
      return { first: names[0], partition: aws.getPartitionOutput({}).partition };
    });
    assert.deepEqual(errors, []);
    assert.deepEqual(outputs, { first: "us-west-2a", partition: "aws" });
  });

  it("fails an invoke that the simulator does not know, by its token", async () => {
    const { errors } = await observe(async () => {
      await aws.getBillingServiceAccount({});
    });
    assert.match(errors.map(String).join(), /getBillingServiceAccount/);
  });

  it("refuses methods of remote components by name", async () => {
    const { errors } = await observe(() => {
      const box = new Box("box", "a:b:Box");
      return { result: pulumi.runtime.call("a:b:Box/method", {}, box) };
    });
    assert.match(errors.map(String).join(), /a:b:Box\/method of a remote component is not simulated/);
  });
});

describe("a stack reference", () => {
  const run = (name: string) => {
    const surroundings = {
      simulator: { account: {} } as never,
      remoteComponents: new Map(),
      stackOutputs: (stack: string) => (stack === "organization/net/dev" ? NET_OUTPUTS : undefined),
      onRegistration: () => undefined,
    };
    const place = { project: "p", stack: "dev", region: "us-east-1" };
    return runProgram(place, "organization", surroundings, () => {
      const reference = new pulumi.StackReference("net", { name });
      return Promise.resolve({ id: reference.getOutput("id"), key: reference.getOutput("key") });
    });
  };

  it("gives the other stack's outputs, secrets as secrets", async () => {
    const { outputs, errors } = await run("organization/net/dev");
    assert.deepEqual(errors, []);
    assert.ok(JSON.stringify(outputs["key"]).includes(specialSecretSig));
    assert.ok(JSON.stringify(outputs["id"]).includes("vpc-1"));
  });

  it("names a stack that does not exist", async () => {
    const { errors } = await run("organization/net/prod");
    assert.match(errors.map(String).join(), /unknown stack "organization\/net\/prod"/);
  });
});

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
});

const NET_OUTPUTS = { id: "vpc-1", key: { [specialSigKey]: specialSecretSig, value: "k" } };

function isSecret(value: unknown): boolean {
  return (value as Record<string, unknown> | undefined)?.[specialSigKey] === specialSecretSig;
}
