/** Proves that Pulumi's own program runner runs every stack entry, and shows a refusal without a stack trace. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  type handleUnaryCall,
  Server,
  ServerCredentials,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { listEnvironments, loadEnvironment } from "@drydock/core/environment";
import { LAYERS } from "@drydock/stack-platform/layers";
import engineGrpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engine from "@pulumi/pulumi/proto/engine_pb.js";
import resourceGrpc from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import resource from "@pulumi/pulumi/proto/resource_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { parse } from "yaml";

const ROOT = join(import.meta.dirname, "..", "..");
const NAMES = LAYERS.map(({ contract }) => contract.layer);

/** What the runner exits with once it has shown the user an error. */
const EXIT_AFTER_SHOWN_ERROR = 32;

interface Outcome {
  readonly exitCode: number | null;
  /** What the user would read. */
  readonly errors: readonly string[];
  /** Types that were registered. */
  readonly types: readonly string[];
}

/** Runs an entry as `pulumi up` does, against an engine that has no stacks and answers no data source. */
async function runEntry(project: string, stack: string, directory: string, main: string): Promise<Outcome> {
  const errors: string[] = [];
  const types: string[] = [];
  const server = new Server();
  server.addService(
    engineGrpc.EngineService,
    handlers({
      log: (request: engine.LogRequest) => {
        if (request.getSeverity() === engine.LogSeverity.ERROR) errors.push(request.getMessage());
        return new empty.Empty();
      },
      getRootResource: () => new engine.GetRootResourceResponse(),
      setRootResource: () => new engine.SetRootResourceResponse(),
    }),
  );
  server.addService(
    resourceGrpc.ResourceMonitorService,
    handlers({
      getDeploymentInfo: () => new resource.DeploymentInfo(),
      supportsFeature: () => new resource.SupportsFeatureResponse(),
      registerResource: (request: resource.RegisterResourceRequest) => {
        types.push(request.getType());
        const response = new resource.RegisterResourceResponse();
        response.setUrn(`urn:pulumi:${stack}::${project}::${request.getType()}::${request.getName()}`);
        return response;
      },
      registerResourceOutputs: () => new empty.Empty(),
      signalAndWaitForShutdown: () => new empty.Empty(),
      invoke: (request: resource.ResourceInvokeRequest) => {
        throw new Error(`unknown stack "${request.getArgs()?.toJavaScript()["name"] as string}"`);
      },
    }),
  );
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  const address = `127.0.0.1:${port}`;
  const runner = join(ROOT, "node_modules", "@pulumi", "pulumi", "cmd", "run");
  const child = spawn(
    process.execPath,
    [
      runner,
      ...["--project", project, "--stack", stack, "--organization", "organization", "--dry-run"],
      ...["--monitor", address, "--engine", address, "--pwd", directory, main],
    ],
    { cwd: directory, stdio: "ignore", env: { ...process.env, PULUMI_NODEJS_TYPESCRIPT: "false" } },
  );
  const exitCode = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  server.forceShutdown();
  return { exitCode, errors, types };
}

function handlers(answers: Record<string, (request: never) => unknown>): UntypedServiceImplementation {
  const handler =
    (answer: (request: never) => unknown): handleUnaryCall<object, unknown> =>
    ({ request }, callback) => {
      try {
        callback(null, answer(request as never));
      } catch (error) {
        callback({ code: 2, details: (error as Error).message });
      }
    };
  return Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, handler(answer)]));
}

const directoryOf = (entry: string): string => join(ROOT, "stacks", entry);

describe("stack entries under Pulumi's program runner", function () {
  this.timeout(60_000);

  const neverDeployed = (layer: string, version: number): string =>
    `drydock-${layer}/prod contract v${version}: the stack was never deployed; run: drydock up prod ${layer}`;
  const upstreamOf = (name: string): string[] =>
    Object.values(LAYERS.find(({ contract }) => contract.layer === name)?.upstream ?? {}).map((contract) =>
      neverDeployed(contract.layer, contract.version),
    );

  for (const [entry, project, stack, expected] of [
    [
      "platform",
      "drydock",
      "prod",
      `environment prod has topology layered, but project drydock deploys all layers as one stack; run: drydock up prod, or set topology: single`,
    ],
    [
      "network",
      "drydock-network",
      "dev",
      "environment dev has topology single, but project drydock-network deploys one layer; run: drydock up dev, or set topology: layered",
    ],
    ...NAMES.filter((name) => upstreamOf(name).length > 0).map((name): [string, string, string, string] => [
      name,
      `drydock-${name}`,
      "prod",
      upstreamOf(name).join("\n"),
    ]),
  ] as const) {
    it(`${entry} of ${stack} says what to run, and registers nothing but the stack`, async () => {
      const { exitCode, errors, types } = await runEntry(
        project,
        stack,
        directoryOf(entry),
        // A main that is a directory becomes the working directory, as the CLI does it.
        entry === "platform" ? "." : "index.ts",
      );
      assert.deepEqual(errors, [expected]);
      assert.deepEqual(types, ["pulumi:pulumi:Stack"]);
      assert.equal(exitCode, EXIT_AFTER_SHOWN_ERROR);
    });
  }
});

describe("Pulumi projects", () => {
  const yaml = (...path: string[]): Record<string, unknown> =>
    parse(readFileSync(join(ROOT, ...path), "utf8")) as Record<string, unknown>;

  const projects = [
    { file: ["Pulumi.yaml"], name: "drydock", main: "stacks/platform" },
    ...NAMES.map((name) => ({
      file: ["stacks", name, "Pulumi.yaml"],
      name: `drydock-${name}`,
      main: "index.ts",
    })),
  ];
  for (const { file, name, main } of projects) {
    it(`${name} runs its TypeScript as it is, and holds no setting`, () => {
      const project = yaml(...file);
      assert.deepEqual(Object.keys(project).sort(), ["description", "main", "name", "runtime"]);
      assert.equal(project["name"], name);
      assert.equal(project["main"], main);
      assert.deepEqual(project["runtime"], {
        name: "nodejs",
        options: { typescript: false, packagemanager: "npm" },
      });
    });
  }

  for (const entry of ["platform", ...NAMES]) {
    it(`the entry ${entry} has 15 lines at most`, () => {
      assert.ok(readFileSync(join(directoryOf(entry), "index.ts"), "utf8").split("\n").length <= 16);
    });
  }

  for (const environment of listEnvironments()) {
    it(`${environment} has a stack file in each project of its topology, with the secrets provider only`, async () => {
      const { topology, aws } = await loadEnvironment(environment);
      const directories = topology === "single" ? ["."] : NAMES.map((name) => join("stacks", name));
      for (const directory of directories) {
        assert.deepEqual(yaml(directory, `Pulumi.${environment}.yaml`), {
          secretsprovider: `awskms://alias/drydock-pulumi?region=${aws.region}`,
        });
      }
      const elsewhere = topology === "single" ? NAMES.map((name) => join("stacks", name)) : ["."];
      for (const directory of elsewhere)
        assert.ok(!existsSync(join(ROOT, directory, `Pulumi.${environment}.yaml`)));
    });
  }

  it("no stack file belongs to an environment that is not there", () => {
    for (const directory of [".", ...NAMES.map((name) => join("stacks", name))]) {
      const stacks = readdirSync(join(ROOT, directory)).flatMap(
        (file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? [],
      );
      for (const stack of stacks) assert.ok(listEnvironments().includes(stack), `${directory}: ${stack}`);
    }
  });
});
