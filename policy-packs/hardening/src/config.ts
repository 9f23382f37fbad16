/** What the engine's pack configuration may hold for each policy: the settings of its rule, and who is exempt from it. */
import { DEFAULT_SETTINGS, type Exemption, type RuleSettings } from "@drydock/rules";
import type { PolicyConfigSchema } from "@pulumi/policy";

export interface PolicyConfig {
  readonly settings: RuleSettings;
  readonly exemptions: readonly Exemption[];
}

const texts = { type: "array", items: { type: "string" } } as const;
const count = { type: "integer", minimum: 1 } as const;

/** Every setting may be given to every policy: it takes those that its rule knows. */
const SETTINGS: Readonly<Record<keyof RuleSettings, object>> = {
  allowedRegistries: texts,
  requiredLabels: texts,
  requiredNamespaceLabels: texts,
  requiredTags: texts,
  allowedHelmRepositories: texts,
  allowedStorageClasses: texts,
  serviceMesh: { type: "boolean" },
  meshNamespaces: texts,
  allowedRegions: texts,
  allowedInstanceFamilies: texts,
  allowedKubernetesVersions: texts,
  supportedKubernetesVersions: texts,
  kubernetesVersion: { type: "string" },
  maxPoolSize: count,
  maxNodes: count,
  monthlyBudgetUsd: count,
  maxReplicas: count,
};

const text = { type: "string", minLength: 1 } as const;

export const CONFIG_SCHEMA: PolicyConfigSchema = {
  properties: {
    ...SETTINGS,
    exemptions: {
      type: "array",
      items: {
        type: "object",
        properties: {
          rule: text,
          resource: text,
          path: text,
          reason: text,
          owner: text,
          expires: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
          environments: texts,
          place: text,
        },
        required: ["rule", "resource", "reason", "owner", "expires"],
        additionalProperties: false,
      },
    },
  },
};

/** What a pack may be made with: any of the settings, and exemptions. */
export interface PackDefaults {
  readonly settings?: Partial<RuleSettings>;
  readonly exemptions?: readonly Exemption[];
}

/** @param given what the engine hands to one policy; what it leaves out is as `defaults` say. */
export function policyConfig(given: unknown, defaults: PackDefaults): PolicyConfig {
  const { exemptions, ...settings } = given as { exemptions?: readonly Exemption[] } & Partial<RuleSettings>;
  return {
    settings: { ...DEFAULT_SETTINGS, ...defaults.settings, ...settings },
    exemptions: (exemptions ?? defaults.exemptions ?? []).map((exemption) => ({
      ...exemption,
      place: exemption.place ?? "pack configuration",
    })),
  };
}
