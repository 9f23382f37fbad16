/** Proves that a program's failures are collected once, name their resource, and touch neither others nor what follows. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { observe } from "../testing/observe.ts";

const vpc = (name: string): aws.ec2.Vpc => new aws.ec2.Vpc(name, { cidrBlock: "10.0.0.0/16" });

class Throwing extends pulumi.ComponentResource {
  constructor(name: string) {
    super("a:b:Throwing", name);
    throw new Error("the constructor failed");
  }
}

async function survivors(program: () => unknown): Promise<{ names: string[]; messages: string[] }> {
  const { all, errors } = await observe(program);
  return {
    names: all("aws:ec2/vpc:Vpc").map(({ name }) => name),
    messages: errors.map(({ message }) => message),
  };
}

describe("a program that fails", () => {
  for (const [where, fail] of [
    ["in a constructor", () => new Throwing("x")],
    ["by rejecting", () => Promise.reject(new Error("the constructor failed"))],
    [
      "in an apply",
      () => ({
        out: vpc("extra").id.apply(() => {
          throw new Error("the constructor failed");
        }),
      }),
    ],
    [
      "in an apply that nobody looks at",
      () => {
        vpc("extra").id.apply(() => {
          throw new Error("the constructor failed");
        });
      },
    ],
    [
      "later, by a promise that nobody awaits",
      () => {
        setTimeout(() => void Promise.reject(new Error("the constructor failed")), 0);
        return new Promise((r) => setTimeout(r, 5));
      },
    ],
  ] as const) {
    it(`${where} gives its error once, and the other resources`, async () => {
      const { names, messages } = await survivors(async () => {
        vpc("before");
        return fail();
      });
      assert.deepEqual(messages, ["the constructor failed"]);
      assert.ok(names.includes("before"));
    });
  }

  it("leaves the next program alone", async () => {
    await survivors(() => new Throwing("x"));
    const { errors, outputs } = await observe(() => ({ id: vpc("main").id }));
    assert.deepEqual(errors, []);
    assert.match(String(outputs["id"]), /^vpc-/);
  });

  it("with values that are no errors still gives messages", async () => {
    const { messages } = await survivors(() => rejectWithText());
    assert.deepEqual(messages, ["just text"]);
  });
});

describe("a process that ran a program with transforms and hooks", () => {
  it("ends by itself", async () => {
    const program = `
      import * as aws from "@pulumi/aws";
      import * as pulumi from "@pulumi/pulumi";
      import { observe } from "${new URL("../testing/observe.ts", import.meta.url).href}";
      const hook = () => new pulumi.ResourceHook("h", () => {});
      const { errors, all } = await observe(() => {
        pulumi.runtime.registerResourceTransform(() => undefined);
        new aws.ec2.Vpc("main", { cidrBlock: "10.0.0.0/16" }, { hooks: { beforeCreate: [hook()] } });
      });
      console.log(JSON.stringify({ errors: errors.map(String), vpcs: all("aws:ec2/vpc:Vpc").length }));
    `;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "--eval", program],
      { timeout: 20_000, cwd: new URL("../..", import.meta.url) },
    );
    assert.deepEqual(JSON.parse(stdout), { errors: [], vpcs: 1 });
  }).timeout(30_000);
});

function rejectWithText(): Promise<never> {
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- programs do it, and it must not be lost
  return Promise.reject("just text");
}
