/** Rules in the form that the policy SDK serves to the engine. */
import {
  Exemptions,
  findingText,
  frameworkLabel,
  Judge,
  judgeAll,
  type JudgedResource,
  NOT_KNOWN,
  type PickedRule,
  presentDay,
  type Subject,
  type Verdict,
} from "@drydock/rules";
import type {
  PolicyResource,
  ReportViolation,
  ResourceValidationArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { CONFIG_SCHEMA, type PackDefaults, type PolicyConfig, policyConfig } from "./config.ts";

type Policy = ResourceValidationPolicy | StackValidationPolicy;

/** @param defaults what holds where the engine's pack configuration says nothing. */
export function asPolicy(pick: PickedRule, defaults: PackDefaults = {}): Policy {
  const { rule, level } = pick;
  const [framework] = rule.frameworks;
  const facts = {
    name: rule.id,
    displayName: rule.title,
    description: rule.description,
    severity: rule.severity,
    enforcementLevel: level,
    remediationSteps: rule.remediation,
    url: rule.url,
    ...(framework ? { framework } : {}),
    tags: rule.frameworks.map(frameworkLabel),
    configSchema: CONFIG_SCHEMA,
  };
  const types = rule.subject === "resource" ? rule.types : undefined;
  if (rule.subject === "stack") {
    return {
      ...facts,
      validateStack: (stack, report) => {
        const { resources } = stack;
        const all = resources.map((resource) => ({
          ...plain(resource),
          dependsOn: resource.dependencies.map(({ urn }) => urn),
        }));
        tell(pick, policyConfig(stack.getConfig(), defaults), all, resources, report);
      },
    };
  }
  return {
    ...facts,
    validateResource: (resource: ResourceValidationArgs, report) => {
      if (types === undefined ? !resource.type.startsWith("kubernetes:") : !types.includes(resource.type))
        return;
      tell(pick, policyConfig(resource.getConfig(), defaults), [plain(resource)], [resource], report);
    },
  };
}

/** Exemptions that have ended, as the engine shows them once a stack. */
export function exemptionsPolicy(defaults: PackDefaults = {}): StackValidationPolicy {
  return {
    name: "exemption-expired",
    displayName: "Exemptions that have ended are renewed or removed",
    description: "An exemption that nobody looks after hides the next mistake in the same place.",
    severity: "medium",
    enforcementLevel: "mandatory",
    configSchema: CONFIG_SCHEMA,
    validateStack: (stack, report) => {
      const { exemptions } = policyConfig(stack.getConfig(), defaults);
      const environment = environmentOf(stack.resources[0]?.urn);
      for (const { message, exemption } of new Exemptions(exemptions, presentDay(), environment).expired())
        report(`${exemption.place}: ${message}`);
    },
  };
}

type Given = Pick<PolicyResource, "urn" | "type" | "name" | "props">;

function tell(
  pick: PickedRule,
  { settings, exemptions }: PolicyConfig,
  judged: readonly JudgedResource[],
  given: readonly Given[],
  report: ReportViolation,
): void {
  const subjects = judged.map((resource): Subject => ({ resource }));
  const holding = new Exemptions(exemptions, presentDay(), environmentOf(given[0]?.urn));
  const results = judgeAll(new Judge([pick], settings), subjects, holding).subjects;
  const verdicts = results.flatMap((result, i) =>
    result.verdicts.map((verdict) => ({ verdict, from: given[i]! })),
  );
  for (const { verdict, from } of verdicts.filter((one) => !isUnknown(one.verdict)))
    report(findingText(verdict.finding), from.urn);
  for (const { verdict, from } of verdicts.filter((one) => isUnknown(one.verdict)))
    meetUnknown(from.props, verdict);
}

const isUnknown = ({ finding }: Verdict): boolean => finding.message === NOT_KNOWN;

/** Resources come wrapped so that reading an unknown value throws: judged is what is inside. */
function plain({ urn, type, name, props }: Given): JudgedResource {
  const wrapped = props as { readonly __getSpecialProxyTarget?: Record<string, unknown> };
  return { urn, type, name, inputs: wrapped.__getSpecialProxyTarget ?? props };
}

/** Only the engine's own error becomes a warning that names the policy: it is had by reading the value as it came. */
function meetUnknown(props: unknown, { finding }: Verdict): void {
  try {
    let value = props;
    for (const [, index, quoted, key] of finding.path.matchAll(/\[(?:(\d+)|"([^"]*)")\]|([^.[\]]+)/g))
      value = (value as Record<string, unknown>)[index ?? quoted ?? key ?? ""];
  } catch (error) {
    if (error instanceof Error) error.message = findingText(finding).replace(": ", " ");
    throw error;
  }
}

/** Stacks are named after their environments. */
function environmentOf(urn: string | undefined): string | undefined {
  return urn?.split(":")[2];
}
