// Proves that a packed component can be installed in an empty project, and used there with plain JavaScript and types.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./support/copy.ts";

const PULUMI = (
  JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { dependencies: Record<string, string> }
).dependencies["@pulumi/pulumi"];

/** Arguments as a stranger would write them, in JavaScript and in TypeScript. */
const ARGS = `{
  accountId: "111111111111",
  region: "eu-west-1",
  cidrBlock: "10.8.0.0/16",
  availabilityZones: [
    { name: "eu-west-1a", index: 1, publicSubnetCidrBlock: "10.8.0.0/24", privateSubnetCidrBlock: "10.8.16.0/20" },
    { name: "eu-west-1b", index: 2, publicSubnetCidrBlock: "10.8.1.0/24", privateSubnetCidrBlock: "10.8.32.0/20" },
  ],
  natGatewayStrategy: "Single",
  flowLogs: {
    logGroupName: "/app/vpc",
    kmsKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/11111111-2222-3333-4444-555555555555",
    retentionInDays: 365,
  },
}`;

const PROGRAM = `import * as pulumi from "@pulumi/pulumi";
const registered = [];
const madeByAwsx = {
  vpcId: "vpc-1",
  vpc: { defaultRouteTableId: "rtb-1" },
  publicSubnetIds: ["subnet-1"],
  privateSubnetIds: ["subnet-2"],
  routeTables: [],
  routes: [],
  natGateways: [],
};
await pulumi.runtime.setMocks({
  newResource({ type, name, inputs }) {
    registered.push({ type, name, inputs });
    return { id: name + "-id", state: { arn: "arn:aws:test:::" + name, ...inputs, ...(type === "awsx:ec2:Vpc" ? madeByAwsx : {}) } };
  },
  call: ({ inputs }) => inputs,
});
const { HardenedVpc } = await import("@drydock/hardened-vpc");
new HardenedVpc("main", ${ARGS});
process.on("exit", () => console.log(JSON.stringify(registered)));
`;

const TYPED = `import { HardenedVpc, type HardenedVpcArgs } from "@drydock/hardened-vpc";
import type { Output } from "@pulumi/pulumi";
const args: HardenedVpcArgs = ${ARGS};
export const vpcId: Output<string> = new HardenedVpc("main", args).vpcId;
// @ts-expect-error -- a strategy that does not exist
export const wrong: HardenedVpcArgs = { ...args, natGatewayStrategy: "Two" };
`;

interface Registered {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

describe("a packed component", () => {
  let project: string;
  const out = join(ROOT, "out", "pack", "components", "hardened-vpc");
  const inProject = (command: string, ...args: string[]): string =>
    execFileSync(command, args, { cwd: project, stdio: ["ignore", "pipe", "inherit"] }).toString();

  before(() => {
    project = mkdtempSync(join(tmpdir(), "drydock-importer-"));
    execFileSync(join(ROOT, "node_modules", ".bin", "nx"), ["run", "@drydock/hardened-vpc:pack"], {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, NX_DAEMON: "false" },
    });
    writeFileSync(
      join(project, "package.json"),
      '{ "name": "importer", "private": true, "type": "module" }\n',
    );
    writeFileSync(join(project, "program.js"), PROGRAM);
    writeFileSync(join(project, "typed.ts"), TYPED);
    const tarballs = readdirSync(out).map((file) => join(out, file));
    inProject("npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--silent", ...tarballs);
  });
  after(() => rmSync(project, { recursive: true, force: true }));

  const installed = (...path: string[]): string => join(project, "node_modules", ...path);
  const manifest = (name: string): Record<string, unknown> =>
    JSON.parse(readFileSync(installed("@drydock", name, "package.json"), "utf8")) as Record<string, unknown>;

  it("comes with the components that it needs, and with nothing of the rest", () => {
    assert.deepEqual(readdirSync(installed("@drydock")).sort(), ["hardened-vpc", "log-group"]);
  });

  it("ships JavaScript, types, licence and page, and no sources or specs", () => {
    for (const name of ["hardened-vpc", "log-group"]) {
      assert.deepEqual(readdirSync(installed("@drydock", name)).sort(), [
        "LICENSE",
        "README.md",
        "dist",
        "package.json",
      ]);
      const dist = readdirSync(installed("@drydock", name, "dist"), { recursive: true }).map(String);
      assert.ok(dist.includes("index.js") && dist.includes("index.d.ts"), dist.join(" "));
      assert.deepEqual(
        dist.filter((file) => file.includes("spec") || (file.endsWith(".ts") && !file.endsWith(".d.ts"))),
        [],
      );
    }
  });

  it("takes the importer's Pulumi SDK, so that there is one copy", () => {
    assert.deepEqual(manifest("hardened-vpc")["peerDependencies"], { "@pulumi/pulumi": `^${PULUMI}` });
    const copies = readdirSync(installed(), { recursive: true })
      .map(String)
      .filter((path) => /(^|\/)@pulumi\/pulumi\/package\.json$/.test(path));
    assert.deepEqual(copies, ["@pulumi/pulumi/package.json"]);
  });

  it("runs under mocks, and hardens what it registers", () => {
    const registered = JSON.parse(
      inProject(process.execPath, "program.js").trim().split("\n").at(-1) ?? "[]",
    ) as Registered[];
    const inputs = (type: string): Readonly<Record<string, unknown>> => {
      const found = registered.find((resource) => resource.type === type);
      assert.ok(found, `${type} is not among ${registered.map((resource) => resource.type).join(", ")}`);
      return found.inputs;
    };
    const vpc = inputs("awsx:ec2:Vpc");
    assert.equal(vpc["cidrBlock"], "10.8.0.0/16");
    assert.equal(vpc["enableDnsHostnames"], true);
    assert.deepEqual(inputs("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup")["ingress"], []);
    assert.equal(inputs("aws:ec2/flowLog:FlowLog")["trafficType"], "ALL");
    assert.equal(inputs("aws:cloudwatch/logGroup:LogGroup")["retentionInDays"], 365);
  });

  it("has types that accept what is right and refuse what is wrong", () => {
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--target", "es2024"];
    inProject(join(ROOT, "node_modules", ".bin", "tsc"), ...options, "typed.ts");
  });
});
