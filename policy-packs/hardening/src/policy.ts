/** A rule in the form that the policy SDK serves to the engine. */
import type { PickedRule } from "@drydock/rules";
import type { ResourceValidationPolicy } from "@pulumi/policy";

export function asPolicy({ rule, level }: PickedRule): ResourceValidationPolicy {
  const [framework] = rule.frameworks;
  return {
    name: rule.id,
    displayName: rule.title,
    description: rule.description,
    severity: rule.severity,
    enforcementLevel: level,
    remediationSteps: rule.remediation,
    url: rule.url,
    ...(framework ? { framework } : {}),
    tags: rule.frameworks.map(({ reference }) => reference),
    validateResource: ({ urn, type, name, props: inputs }, report) => {
      if (!rule.types.includes(type)) return;
      for (const message of rule.judge({ urn, type, name, inputs })) report(message);
    },
  };
}
