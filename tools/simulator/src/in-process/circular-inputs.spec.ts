/** Proves that inputs that contain themselves end in an error that names resource and property, and no others do. */
import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as eks from "@pulumi/eks";
import * as pulumi from "@pulumi/pulumi";
import { observe } from "../testing/observe.ts";
import { circularPath } from "./circular-inputs.ts";

function circular(): Record<string, unknown> {
  const object: Record<string, unknown> = { a: "1" };
  object["self"] = object;
  return object;
}

class Component extends pulumi.ComponentResource {
  constructor(name: string, args: Record<string, unknown>, child: Record<string, unknown> = {}) {
    super("x:y:Component", name, args);
    new aws.ec2.Vpc(`${name}-vpc`, { cidrBlock: "10.0.0.0/16", ...child }, { parent: this });
    this.registerOutputs({});
  }
}

describe("inputs that contain themselves", () => {
  for (const [what, create, message] of [
    [
      "a resource",
      () => new aws.ec2.Vpc("v", { cidrBlock: "10.0.0.0/16", tags: circular() as never }),
      "new resource v [aws:ec2/vpc:Vpc]: tags.self is an object that contains itself",
    ],
    [
      "a component",
      () => new Component("c", { list: [circular()] }),
      "new resource c [x:y:Component]: list[0].self is an object that contains itself",
    ],
    [
      "a component's child",
      () => new Component("c", {}, { tags: circular() }),
      "new resource c-vpc [aws:ec2/vpc:Vpc]: tags.self is an object that contains itself",
    ],
    [
      "a remote component",
      () => new eks.Cluster("r", { tags: circular() as never }),
      "new resource r [eks:index:Cluster]: tags.self is an object that contains itself",
    ],
  ] as const) {
    it(`of ${what} are refused by name and property`, async () => {
      const { errors } = await observe(create);
      assert.equal(errors.length, 1);
      assert.ok(errors[0]?.message.includes(message), String(errors[0]));
    });
  }

  it("end as stack outputs without their reference to themselves", async () => {
    const { errors, outputs } = await observe(() => ({ out: circular() }));
    assert.deepEqual([errors, outputs["out"]], [[], { a: "1" }]);
  });

  it("are told from an object that is used twice, and from resources, which point back at their parents", async () => {
    const shared = { team: "a" };
    const { errors, all } = await observe(() => {
      const parent = new Component("c", { one: shared, two: [shared, shared] });
      new Component("d", { parent, tags: shared });
    });
    assert.deepEqual(errors, []);
    assert.equal(all("x:y:Component").length, 2);
  });
});

describe("circularPath", () => {
  const looped: unknown[] = [];
  looped.push({ back: looped });
  for (const [what, value, path] of [
    ["an object in a list", { a: [{}, circular()] }, "a[1].self"],
    ["a list", looped, "[0].back"],
    ["a tree", { a: { b: [1, null, undefined, "x"] } }, undefined],
    ["promises and functions", { wait: Promise.resolve(1), call: () => 1 }, undefined],
  ] as const) {
    it(`of ${what} is ${path ?? "none"}`, () => assert.equal(circularPath(value), path));
  }
});
