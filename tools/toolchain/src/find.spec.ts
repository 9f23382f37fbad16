/** Proves which binary is used: one that the machine has in a good version, else a build, and why another was passed over. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Found, findTool } from "./find.ts";
import { Machine } from "./testing/machine.ts";
import { TOOLS } from "./tools.ts";

describe("finding a tool", () => {
  let machine: Machine;
  beforeEach(() => (machine = new Machine()));
  afterEach(() => machine.remove());

  const find = async (name: string, variables: Record<string, string> = {}): Promise<Found> => {
    const tool = TOOLS.find((one) => one.name === name);
    assert.ok(tool);
    return await findTool(tool, {
      variables: {
        PATH: `${machine.path("bin")}:/usr/bin:/bin`,
        PULUMI_HOME: machine.path("home"),
        ...variables,
      },
      goVersion: "go1.26.0",
      cache: machine.path("cache"),
    });
  };

  it("uses a binary of the PATH in a good version", async () => {
    const path = machine.script("bin/pulumi", "echo v3.300.1");
    const found = await find("pulumi");
    assert.deepEqual(
      [found.status, found.path, found.version, found.why],
      ["machine", path, "3.300.1", ["from PATH"]],
    );
  });

  it("passes over an older one, one that does not answer and one that cannot run, and says so", async () => {
    const old = machine.script("bin/pulumi", "echo v3.10.0");
    const found = await find("pulumi");
    assert.equal(found.status, "missing");
    assert.deepEqual(found.why, [
      "not on this machine, and not built yet",
      `${old} is version 3.10.0; wanted is >=3.259.0 <4`,
    ]);
    const silent = machine.script("bin/kwok", "exit 1");
    assert.deepEqual((await find("kwok")).why.slice(1), [
      `${silent} is of a version that it does not tell; wanted is >=0.7.0 <1`,
    ]);
    mkdirSync(machine.path("bin/etcd"));
    assert.deepEqual((await find("etcd")).why, ["not on this machine, and not built yet"]);
  });

  it("takes a control plane of the pinned minor only", async () => {
    machine.script("bin/kube-apiserver", "echo Kubernetes v1.35.9");
    assert.equal((await find("kube-apiserver")).status, "machine");
    machine.script("bin/kube-apiserver", "echo Kubernetes v1.36.0");
    assert.equal((await find("kube-apiserver")).status, "missing");
  });

  it("looks where KUBEBUILDER_ASSETS points before the PATH", async () => {
    machine.script("bin/etcd", "echo etcd Version: 3.6.5");
    const path = machine.script("assets/etcd", "echo etcd Version: 3.5.21");
    const found = await find("etcd", { KUBEBUILDER_ASSETS: machine.path("assets") });
    assert.deepEqual([found.path, found.version, found.why], [path, "3.5.21", ["from KUBEBUILDER_ASSETS"]]);
  });

  it("takes the newest provider that Pulumi itself installed", async () => {
    for (const version of ["4.9.0", "4.30.0", "4.21.0"])
      machine.script(`home/plugins/resource-kubernetes-v${version}/pulumi-resource-kubernetes`);
    writeFileSync(machine.path("home/plugins/resource-kubernetes-v4.31.0.lock"), "");
    const found = await find("pulumi-resource-kubernetes");
    assert.deepEqual([found.status, found.version], ["machine", "4.30.0"]);
  });

  it("finds what was built, under a key of its own", async () => {
    const { path } = await find("etcd");
    assert.match(path, /\/cache\/etcd-[0-9a-f]{16}\/etcd$/);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, "");
    assert.equal((await find("etcd")).status, "built");
  });
});
