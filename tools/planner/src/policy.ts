/** What policy needs to know besides the plan: the limits of guardrails.yaml, and the exemptions. */
import {
  type Environment,
  environmentsDirectory,
  type Exemption,
  type Guardrails,
  loadExemptions,
  loadGuardrails,
} from "@drydock/core/environment";
import { DEFAULT_SETTINGS, type EvaluateOptions, type RuleSettings } from "@drydock/rules";

/** What rules are told where guardrails.yaml has a say; an environment names the Kubernetes minor that it runs. */
export function settingsOf(guardrails?: Guardrails, environment?: Environment): RuleSettings {
  return {
    ...DEFAULT_SETTINGS,
    ...(guardrails === undefined
      ? {}
      : {
          allowedRegistries: guardrails.allowedContainerRegistries,
          allowedHelmRepositories: guardrails.allowedHelmRepositories,
          allowedRegions: guardrails.allowedRegions,
          allowedInstanceFamilies: guardrails.allowedInstanceFamilies,
          allowedKubernetesVersions: guardrails.allowedKubernetesVersions,
          requiredTags: guardrails.requiredTags,
          requiredLabels: guardrails.requiredLabels,
          maxPoolSize: guardrails.maxPoolSize,
          maxReplicas: guardrails.maxReplicas,
          allowedStorageClasses: guardrails.allowedStorageClasses,
          requiredNamespaceLabels: guardrails.requiredNamespaceLabels,
        }),
    ...(environment === undefined ? {} : ofEnvironment(environment, guardrails)),
  };
}

function ofEnvironment(environment: Environment, guardrails?: Guardrails): Partial<RuleSettings> {
  const limits = guardrails?.environments[environment.environment];
  return {
    kubernetesVersion: environment.cluster.kubernetesVersion,
    meshNamespaces: Object.entries(environment.namespaces)
      .filter(([, { istioInjection }]) => istioInjection)
      .map(([name]) => name),
    ...(limits === undefined ? {} : { maxNodes: limits.maxNodes, monthlyBudgetUsd: limits.monthlyBudgetUsd }),
  };
}

export type PlanPolicy = Pick<EvaluateOptions, "settings" | "exemptions">;

/** @throws EnvironmentError when guardrails.yaml or exemptions.yaml is not right. */
export async function loadPolicy(
  environment: Environment,
  directory = environmentsDirectory(),
): Promise<PlanPolicy> {
  const exemptions: readonly Exemption[] = await loadExemptions(directory);
  return { settings: settingsOf(await loadGuardrails(directory), environment), exemptions };
}
