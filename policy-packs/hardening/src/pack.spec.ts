// Proves that the pack holds every rule, and that started as the engine starts it, it reports what the rules find.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { RULES } from "@drydock/rules";
import grpc from "@grpc/grpc-js";
import analyzerGrpc from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { HARDENING, judgeHardening, PACK } from "./in-process.ts";
import { ADVISORY } from "./levels.ts";

const TYPE = "aws:ec2/launchTemplate:LaunchTemplate";
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const URN = `urn:pulumi:prod::drydock-nodepools::${TYPE}::system`;
const INPUTS = { metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 1 } };
const MESSAGE = 'must be "required" (is "optional")';

describe("the hardening pack in process", () => {
  it("holds every rule of the library once", () => {
    assert.deepEqual(
      HARDENING.map(({ rule }) => rule.id).sort(),
      [...new Set(RULES.map(({ id }) => id))].sort(),
    );
  });

  it("picks levels for rules that there are, each once", () => {
    const ids = new Set(RULES.map(({ id }) => id));
    assert.deepEqual(
      ADVISORY.filter((id) => !ids.has(id)),
      [],
    );
    const warning = HARDENING.filter(({ level }) => level === "advisory");
    assert.equal(warning.length, ADVISORY.length);
  });

  it("lets nothing critical pass with a warning", () => {
    const critical = HARDENING.filter(({ rule }) => rule.severity === "critical");
    assert.ok(critical.length > 10);
    assert.deepEqual(
      critical.filter(({ level }) => level !== "mandatory").map(({ rule }) => rule.id),
      [],
    );
  });

  it("judges under its own name", () => {
    const { evaluated, violations } = judgeHardening([
      { urn: URN, type: TYPE, name: "system", inputs: INPUTS },
    ]);
    assert.ok(evaluated > 0);
    assert.deepEqual(
      violations
        .filter(({ policy }) => policy === "launch-template-imds-v2")
        .map(({ pack, level, message }) => ({ pack, level, message })),
      [{ pack: PACK, level: "mandatory", message: MESSAGE }],
    );
  });
});

describe("the hardening pack as a plugin of the engine", () => {
  let child: ChildProcess;
  let client: InstanceType<typeof analyzerGrpc.AnalyzerClient>;

  before(async () => {
    const entry = join(import.meta.dirname, "entry.ts");
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
      [...HARDENING.map(({ rule }) => rule.id), "exemption-expired"],
    );
  });

  interface Analyzed {
    readonly type: string;
    readonly name: string;
    readonly inputs: object;
  }

  const urnOf = ({ type, name }: Analyzed): string => `urn:pulumi:prod::drydock-nodepools::${type}::${name}`;
  const structOf = (inputs: object): struct.Struct =>
    struct.Struct.fromJavaScript(inputs as Record<string, struct.JavaScriptValue>);
  const found = (response: InstanceType<typeof analyzer.AnalyzeResponse>): string[] =>
    response
      .getDiagnosticsList()
      .map(
        (one) =>
          `${one.getPolicyname()} ${levelName(one.getEnforcementlevel())} ${lastLine(one.getMessage())}`,
      );

  async function analyze(resource: Analyzed): Promise<string[]> {
    const request = new analyzer.AnalyzeRequest();
    request.setType(resource.type);
    request.setUrn(urnOf(resource));
    request.setName(resource.name);
    request.setProperties(structOf(resource.inputs));
    request.setOptions(new analyzer.AnalyzerResourceOptions());
    return new Promise((resolve, reject) =>
      client.analyze(request, (error, answer) => (error ? reject(error) : resolve(found(answer)))),
    );
  }

  async function analyzeStack(resources: readonly Analyzed[]): Promise<string[]> {
    const request = new analyzer.AnalyzeStackRequest();
    request.setResourcesList(
      resources.map((resource) => {
        const one = new analyzer.AnalyzerResource();
        one.setType(resource.type);
        one.setUrn(urnOf(resource));
        one.setName(resource.name);
        one.setProperties(structOf(resource.inputs));
        one.setOptions(new analyzer.AnalyzerResourceOptions());
        return one;
      }),
    );
    return new Promise((resolve, reject) =>
      client.analyzeStack(request, (error, answer) => (error ? reject(error) : resolve(found(answer)))),
    );
  }

  /** The engine hands over the whole configuration at once: what is not in it is as the pack says. */
  async function configure(properties: Readonly<Record<string, object>>): Promise<void> {
    const request = new analyzer.ConfigureAnalyzerRequest();
    for (const [policy, values] of Object.entries(properties)) {
      const config = new analyzer.PolicyConfig();
      config.setEnforcementlevel(analyzer.EnforcementLevel.MANDATORY);
      config.setProperties(structOf(values));
      request.getPolicyconfigMap().set(policy, config);
    }
    await new Promise<void>((resolve, reject) =>
      client.configure(request, (error) => (error ? reject(error) : resolve())),
    );
  }

  const template = (httpTokens: string): Analyzed => ({
    type: TYPE,
    name: "system",
    inputs: { metadataOptions: { httpTokens, httpPutResponseHopLimit: 1 } },
  });
  const of = (policy: string, diagnostics: readonly string[]): string[] =>
    diagnostics.filter((one) => one.startsWith(`${policy} `));
  const POLICY = "launch-template-imds-v2";

  it("reports a violation at the level that the pack picked, with its path", async () => {
    assert.deepEqual(of(POLICY, await analyze(template("optional"))), [
      `${POLICY} mandatory metadataOptions.httpTokens: ${MESSAGE}`,
    ]);
  });

  it("passes the compliant resource", async () => {
    assert.deepEqual(of(POLICY, await analyze(template("required"))), []);
  });

  it("warns of what is not known until update, and says which value it is", async () => {
    const [diagnostic = "", ...more] = of(POLICY, await analyze(template(UNKNOWN)));
    assert.deepEqual(more, []);
    assert.match(diagnostic, /^launch-template-imds-v2 advisory /);
    assert.match(diagnostic, /metadataOptions\.httpTokens is not known until update$/);
  });

  const deployment = (image: string, more: object = {}): Analyzed => ({
    type: "kubernetes:apps/v1:Deployment",
    name: "web",
    inputs: {
      apiVersion: "apps/v1",
      kind: "Deployment",
      metadata: { name: "web", namespace: "shop" },
      spec: { template: { spec: { hostNetwork: true, containers: [{ name: "web", image }], ...more } } },
    },
  });

  it("judges the pods of Kubernetes resources", async () => {
    assert.deepEqual(of("no-host-namespaces", await analyze(deployment("registry.example.com/web:1"))), [
      "no-host-namespaces mandatory spec.template.spec.hostNetwork: must be false or not be set (is true)",
    ]);
  });

  it("judges what is known beside what is not", async () => {
    const diagnostics = await analyze(deployment(UNKNOWN));
    assert.equal(of("no-host-namespaces", diagnostics).length, 1);
    const [unknown = ""] = of("no-latest-image", diagnostics);
    assert.match(unknown, /advisory .*containers\[0\]\.image is not known until update$/);
  });

  it("takes settings and exemptions from the engine's configuration", async () => {
    const exemption = {
      rule: "no-host-namespaces",
      resource: "Deployment/shop/web",
      reason: "it is the ingress of the node",
      owner: "team-shop",
      expires: "2999-12-31",
    };
    await configure({
      "no-host-namespaces": { exemptions: [exemption] },
      "allowed-registries": { allowedRegistries: ["registry.k8s.io"] },
    });
    const diagnostics = await analyze(deployment("registry.example.com/web:1"));
    assert.deepEqual(of("no-host-namespaces", diagnostics), []);
    assert.equal(of("allowed-registries", diagnostics).length, 1);
    await configure({ "no-host-namespaces": { exemptions: [{ ...exemption, environments: ["dev"] }] } });
    assert.equal(of("no-host-namespaces", await analyze(deployment("registry.example.com/web:1"))).length, 1);
  });

  it("reports once a stack which exemptions have ended", async () => {
    const exemption = {
      rule: POLICY,
      resource: "x::y",
      reason: "none any more",
      owner: "team",
      expires: "2020-01-31",
    };
    await configure({ "exemption-expired": { exemptions: [exemption] } });
    assert.deepEqual(of("exemption-expired", await analyzeStack([template("required")])), [
      `exemption-expired mandatory pack configuration: the exemption of x::y from ${POLICY} ended on 2020-01-31`,
    ]);
  });

  it("judges the stack as a whole", async () => {
    const group = (name: string): Analyzed => ({
      type: "aws:ec2/securityGroup:SecurityGroup",
      name,
      inputs: { tags: { "kubernetes.io/cluster/main": "owned" } },
    });
    const policy = "one-tagged-security-group-per-cluster";
    assert.deepEqual(of(policy, await analyzeStack([group("one")])), []);
    assert.notDeepEqual(of(policy, await analyzeStack([group("one"), group("two")])), []);
  });
});

const levelName = (level: number): string =>
  level === Number(analyzer.EnforcementLevel.MANDATORY) ? "mandatory" : "advisory";
/** The SDK puts the policy's description before what was reported. */
const lastLine = (text: string): string => text.split("\n").at(-1) ?? "";
