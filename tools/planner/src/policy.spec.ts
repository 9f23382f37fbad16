// Proves which limits of guardrails.yaml, and which facts of an environment, the rules are told.
import assert from "node:assert/strict";
import {
  type Environment,
  type Guardrails,
  loadEnvironment,
  loadGuardrails,
} from "@drydock/core/environment";
import { DEFAULT_SETTINGS } from "@drydock/rules";
import { settingsOf } from "./policy.ts";

describe("settingsOf", () => {
  let guardrails: Guardrails;
  let prod: Environment;
  before(async () => {
    guardrails = await loadGuardrails();
    prod = await loadEnvironment("prod");
  });

  it("is the library's own without guardrails", () => {
    assert.deepEqual(settingsOf(), DEFAULT_SETTINGS);
  });

  it("takes every limit of the guardrails, and of them the environment's own", () => {
    const settings = settingsOf(guardrails, prod);
    assert.deepEqual(settings.allowedRegistries, guardrails.allowedContainerRegistries);
    assert.deepEqual(settings.allowedStorageClasses, guardrails.allowedStorageClasses);
    assert.deepEqual(settings.requiredLabels, guardrails.requiredLabels);
    assert.deepEqual(settings.requiredNamespaceLabels, guardrails.requiredNamespaceLabels);
    assert.equal(settings.maxPoolSize, guardrails.maxPoolSize);
    assert.deepEqual(
      { maxNodes: settings.maxNodes, monthlyBudgetUsd: settings.monthlyBudgetUsd },
      guardrails.environments["prod"],
    );
  });

  it("sets no limit on nodes and costs of an environment that the guardrails do not name", () => {
    const { maxNodes, monthlyBudgetUsd } = settingsOf({ ...guardrails, environments: {} }, prod);
    assert.deepEqual([maxNodes, monthlyBudgetUsd], [undefined, undefined]);
  });

  it("knows the Kubernetes minor, and the namespaces whose pods join the mesh", () => {
    const { kubernetesVersion, meshNamespaces } = settingsOf(guardrails, prod);
    assert.equal(kubernetesVersion, prod.cluster.kubernetesVersion);
    assert.ok(meshNamespaces.includes("application"));
    assert.ok(!meshNamespaces.includes("istio-system"));
  });
});
