/** Proves the layer's contract, the order of its objects, and that what is wrong with a block is said at its place. */
import assert from "node:assert/strict";
import { contractFields } from "@drydock/core/contracts";
import { type Environment, loadEnvironment } from "@drydock/core/environment";
import { kubernetesFindings } from "@drydock/preflight";
import { type Observed, observe } from "@drydock/simulator/testing";
import { app } from "./index.ts";
import { contextOf } from "./testing.ts";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const SECRET = "kubernetes:external-secrets.io/v1:ExternalSecret";

type Inputs = Readonly<Record<string, any>>; // eslint-disable-line @typescript-eslint/no-explicit-any

const build = (environment: Environment): Promise<Observed> =>
  observe(() => app.build(contextOf(environment)), { accountId: environment.aws.accountId });

const messagesOf = async (change: (apps: Environment["apps"]) => void): Promise<string> => {
  const environment = await loadEnvironment("prod");
  change(environment.apps);
  return (await build(environment)).errors.map(({ message }) => message).join("\n");
};

describe("the app layer", () => {
  for (const name of ["dev", "staging", "prod", "prod-dr"]) {
    it(`${name}: is accepted, and every object is valid`, async () => {
      const seen = await build(await loadEnvironment(name));
      assert.deepEqual([seen.errors, seen.refusals], [[], []]);
      const resources = seen.registrations.map(({ urn, type, name: own, inputs }) => ({
        ...{ urn, type, name: own, inputs: { ...inputs } },
        ...{ layer: "app", parent: "", component: "", dependsOn: [] },
      }));
      const found = await kubernetesFindings({ resources }, { whole: false });
      assert.deepEqual(
        found.map(({ id, subject, message }) => `${id} ${subject} ${message}`),
        [],
      );
    });
  }

  it("hands over every field of its contract", async () => {
    const { outputs } = await build(await loadEnvironment("prod"));
    assert.deepEqual(Object.keys(outputs).sort(), contractFields(app.contract).sort());
    assert.equal(app.contract.outputs.safeParse(outputs).error, undefined);
    const { services, serviceAccounts } = outputs as Inputs;
    assert.equal(services["api-gateway"], "api-gateway.production");
    assert.equal(serviceAccounts.frontend, "production/frontend-sa");
  });

  it("asks for secrets before the pods that read them, and holds none of their values", async () => {
    const seen = await build(await loadEnvironment("prod"));
    const workload = seen.get("drydock:hardened-workload:HardenedWorkload", "app-llm-agent-service");
    for (const secret of ["llm-agent-db-credentials", "registry-credentials"]) {
      const { urn, inputs } = seen.get(SECRET, `app-llm-agent-service-secret-${secret}`);
      assert.ok(workload.dependencies.includes(urn), secret);
      const { spec } = inputs as Inputs;
      assert.deepEqual(spec.secretStoreRef, { kind: "ClusterSecretStore", name: "aws-secrets-manager" });
      assert.match(spec.data[0].remoteRef.key, /^drydock\/prod\//);
    }
    assert.deepEqual(seen.all("kubernetes:core/v1:Secret"), []);
  });

  it("lets Prometheus past the sidecar of pods in the mesh, and nobody else", async () => {
    const seen = await build(await loadEnvironment("prod"));
    for (const { name, inputs } of seen.all(DEPLOYMENT)) {
      const { annotations } = (inputs as Inputs)["spec"].template.metadata;
      assert.equal(annotations["traffic.sidecar.istio.io/excludeInboundPorts"], "9090", name);
    }
  });

  it("creates nothing where there are no apps", async () => {
    const environment = await loadEnvironment("dev");
    const { agentPlatform: _agents, ...others } = environment;
    const seen = await build({ ...others, apps: {} });
    assert.deepEqual([seen.errors, seen.all(DEPLOYMENT)], [[], []]);
    assert.deepEqual(seen.outputs, { services: {}, serviceAccounts: {} });
  });
});

describe("a block of an app that cannot work", () => {
  it("names two autoscalers on one metric, at the place of the block", async () => {
    const message = await messagesOf((apps) => {
      const vertical = apps["api-gateway"]?.autoscaling?.vertical;
      assert.ok(vertical);
      vertical.updateMode = "Auto";
    });
    assert.match(message, /^apps of prod:\n {2}apps\.api-gateway\.autoscaling\.vertical/);
  });

  it("collects what is wrong with several apps", async () => {
    const message = await messagesOf((apps) => {
      for (const name of ["identity-service", "frontend"]) {
        const found = apps[name];
        assert.ok(found);
        found.resources.requests.memory = "64Gi";
      }
    });
    assert.match(message, /apps\.identity-service\.resources/);
    assert.match(message, /apps\.frontend\.resources/);
  });
});
