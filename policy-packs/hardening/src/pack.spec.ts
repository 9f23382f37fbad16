// Proves that the pack holds every rule, and that started as the engine starts it, it reports what the rules find.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import * as library from "@drydock/rules";
import grpc from "@grpc/grpc-js";
import analyzerGrpc from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { HARDENING, judgeHardening, PACK } from "./hardening.ts";

const TYPE = "aws:ec2/launchTemplate:LaunchTemplate";
const URN = `urn:pulumi:prod::drydock-nodepools::${TYPE}::system`;
const INPUTS = { metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 1 } };
const MESSAGE = 'metadataOptions.httpTokens must be "required" (is "optional")';

describe("the hardening pack in process", () => {
  it("holds every rule of the library once", () => {
    const rules = Object.values(library).flatMap((value) =>
      typeof value === "object" && "judge" in value ? [value] : [],
    );
    assert.deepEqual(new Set(HARDENING.map(({ rule }) => rule)), new Set(rules));
    assert.equal(HARDENING.length, rules.length);
  });

  it("judges under its own name", () => {
    const { evaluated, violations } = judgeHardening([
      { urn: URN, type: TYPE, name: "system", inputs: INPUTS },
    ]);
    assert.equal(evaluated, 1);
    assert.deepEqual(
      violations.map(({ pack, level, message }) => ({ pack, level, message })),
      [{ pack: PACK, level: "mandatory", message: MESSAGE }],
    );
  });
});

describe("the hardening pack as a plugin of the engine", () => {
  let child: ChildProcess;
  let client: InstanceType<typeof analyzerGrpc.AnalyzerClient>;

  before(async () => {
    const entry = join(import.meta.dirname, "..", "index.ts");
    child = spawn(process.execPath, [entry], { stdio: ["ignore", "pipe", "inherit"] });
    const [port] = (await once(child.stdout!, "data")) as [Buffer];
    client = new analyzerGrpc.AnalyzerClient(
      `127.0.0.1:${port.toString().trim()}`,
      grpc.credentials.createInsecure(),
    );
  });

  after(async () => {
    client.close();
    child.kill();
    await once(child, "exit");
  });

  it("names itself and its policies", async () => {
    const info = await new Promise<InstanceType<typeof analyzer.AnalyzerInfo>>((resolve, reject) =>
      client.getAnalyzerInfo(new empty.Empty(), (error, answer) => (error ? reject(error) : resolve(answer))),
    );
    assert.equal(info.getName(), PACK);
    assert.deepEqual(
      info.getPoliciesList().map((policy) => policy.getName()),
      HARDENING.map(({ rule }) => rule.id),
    );
  });

  const analyze = (
    inputs: struct.JavaScriptValue & object,
  ): Promise<InstanceType<typeof analyzer.AnalyzeResponse>> => {
    const request = new analyzer.AnalyzeRequest();
    request.setType(TYPE);
    request.setUrn(URN);
    request.setName("system");
    request.setProperties(struct.Struct.fromJavaScript(inputs as Record<string, struct.JavaScriptValue>));
    request.setOptions(new analyzer.AnalyzerResourceOptions());
    return new Promise((resolve, reject) =>
      client.analyze(request, (error, answer) => (error ? reject(error) : resolve(answer))),
    );
  };

  it("reports a violation at the level that the pack picked", async () => {
    const [diagnostic, ...more] = (await analyze(INPUTS)).getDiagnosticsList();
    assert.deepEqual(more, []);
    assert.equal(diagnostic?.getPolicyname(), "launch-template-imds-v2");
    assert.equal(diagnostic.getEnforcementlevel(), analyzer.EnforcementLevel.MANDATORY);
    assert.ok(diagnostic.getMessage().includes(MESSAGE), diagnostic.getMessage());
  });

  it("passes the compliant resource", async () => {
    const compliant = { metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 } };
    assert.deepEqual((await analyze(compliant)).getDiagnosticsList(), []);
  });
});
