/** Proves that every layer fulfils its contract, and that what it exports satisfies every layer that reads it. */
import assert from "node:assert/strict";
import { type Contract, contractFields, contractProblems } from "@drydock/core/contracts";
import { type Environment, listEnvironments, loadEnvironment } from "@drydock/core/environment";
import { type AnyLayer, layerProject, runStack } from "@drydock/core/layer";
import { createSimulator, REMOTE_COMPONENTS } from "@drydock/simulator";
import { type Registration, runProgram, type WireObject } from "@drydock/simulator/in-process";
import { LAYERS } from "@drydock/stack-platform/layers";

const contractOf = (layer: AnyLayer): Contract => layer.contract;
const upstreamOf = (layer: AnyLayer): Contract[] => Object.values(layer.upstream);
const ORDER = LAYERS.map((layer) => contractOf(layer).layer);

interface Deployed {
  readonly outputs: WireObject;
  readonly registrations: readonly Registration[];
}

/** Every layer as its own stack, each with the outputs of those before it. */
async function deploy(environment: Environment): Promise<Map<string, Deployed>> {
  const simulator = createSimulator(environment.aws.accountId);
  const deployed = new Map<string, Deployed>();
  for (const layer of LAYERS) {
    const { layer: name } = contractOf(layer);
    const registrations: Registration[] = [];
    const place = {
      project: layerProject(name),
      stack: environment.environment,
      region: environment.aws.region,
    };
    const { outputs, errors } = await runProgram(
      place,
      "organization",
      {
        simulator,
        remoteComponents: REMOTE_COMPONENTS,
        stackOutputs: (stack) => deployed.get(stack.split("/")[1]?.replace(/^drydock-/, "") ?? "")?.outputs,
        onRegistration: (registration) => registrations.push(registration),
      },
      () => runStack(layer, { environment: { ...environment, topology: "layered" } }),
    );
    assert.deepEqual(errors.map(String), [], `${name} of ${environment.environment} runs to its end`);
    deployed.set(name, { outputs, registrations });
  }
  return deployed;
}

describe("layers", () => {
  it("come after all that they read", () => {
    for (const layer of LAYERS) {
      const { layer: name } = contractOf(layer);
      for (const { layer: upstream } of upstreamOf(layer)) {
        assert.ok(ORDER.indexOf(upstream) >= 0, `${name} reads ${upstream}, which is no layer`);
        assert.ok(
          ORDER.indexOf(upstream) < ORDER.indexOf(name),
          `${name} comes before its upstream ${upstream}`,
        );
      }
    }
  });

  it("are each there once", () => {
    assert.deepEqual(ORDER, [...new Set(ORDER)]);
  });

  it("read their upstream by the contract that the upstream layer exports, in the same version", () => {
    for (const layer of LAYERS) {
      for (const expected of upstreamOf(layer)) {
        const producer = LAYERS.map(contractOf).find((contract) => contract.layer === expected.layer);
        assert.equal(
          expected.version,
          producer?.version,
          `${contractOf(layer).layer} reads ${expected.layer}`,
        );
        assert.deepEqual(contractFields(expected), contractFields(producer as Contract));
      }
    }
  });
});

for (const name of listEnvironments()) {
  describe(`contracts of ${name}`, () => {
    let deployed: Map<string, Deployed>;
    before(async () => {
      deployed = await deploy(await loadEnvironment(name));
    });

    for (const layer of LAYERS) {
      const contract = contractOf(layer);

      it(`${contract.layer} exports every field in its type, and its version, and nothing more`, () => {
        const outputs = deployed.get(contract.layer)?.outputs ?? {};
        assert.deepEqual(contractProblems(contract, outputs), []);
        assert.deepEqual(
          Object.keys(outputs).sort(),
          [...contractFields(contract), "contractVersion"].sort(),
        );
      });

      it(`${contract.layer} exports nothing that is empty text`, () => {
        for (const [field, value] of Object.entries(deployed.get(contract.layer)?.outputs ?? {})) {
          assert.notEqual(value, "", field);
        }
      });

      it(`${contract.layer} names what stands at the top of its stack after itself`, () => {
        const { registrations = [] } = deployed.get(contract.layer) ?? {};
        const top = registrations.filter(({ parent }) => parent?.split("::")[2] === "pulumi:pulumi:Stack");
        assert.ok(top.length > 0);
        for (const { name: resource, type } of top) {
          const own = resource === contract.layer || resource.startsWith(`${contract.layer}-`);
          assert.ok(own, `${type} ${resource} would not be known as ${contract.layer}'s in the single stack`);
        }
      });
    }
  });
}
