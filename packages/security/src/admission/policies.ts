/** Rules as objects of the API server: a policy that says what is right, and bindings that say where and what follows. */
import type { AdmissionSettings } from "@drydock/core/environment";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type AdmissionRule } from "./rule.ts";
import { type Consequence, type Scope, scopesOf } from "./scopes.ts";

const ACTIONS: Readonly<Record<Consequence, readonly string[]>> = {
  Refused: ["Deny", "Audit"],
  Warned: ["Warn", "Audit"],
  Reported: ["Audit"],
};

/** Bindings of every rule, each after its policy. Any list of rules will do: this is all that a rule needs. */
export function createAdmissionPolicies(
  parent: pulumi.Resource,
  name: string,
  settings: AdmissionSettings,
  provider: k8s.Provider,
  rules: readonly AdmissionRule[],
): k8s.admissionregistration.v1.ValidatingAdmissionPolicyBinding[] {
  return rules.flatMap((rule) => {
    const policy = new k8s.admissionregistration.v1.ValidatingAdmissionPolicy(
      `${name}-policy-${rule.name}`,
      { metadata: { name: rule.name }, spec: policySpec(rule) },
      { parent, provider },
    );
    return scopesOf(settings).map(
      (scope) =>
        new k8s.admissionregistration.v1.ValidatingAdmissionPolicyBinding(
          `${name}-policy-${rule.name}-${scope.name}`,
          { metadata: { name: `${rule.name}-${scope.name}` }, spec: bindingSpec(rule.name, scope) },
          { parent, provider, dependsOn: [policy] },
        ),
    );
  });
}

/** A rule that cannot be evaluated refuses: the API server evaluates it itself, so nothing can be away. */
export function policySpec({ judges, variables, validations }: AdmissionRule) {
  return {
    failurePolicy: "Fail",
    matchConstraints: {
      matchPolicy: "Equivalent",
      resourceRules: judges.map(({ apiGroups, apiVersions, resources }) => ({
        apiGroups: [...apiGroups],
        apiVersions: [...apiVersions],
        resources: [...resources],
        operations: ["CREATE", "UPDATE"],
      })),
    },
    variables: variables.map(({ name, expression }) => ({ name, expression })),
    validations: validations.map((validation) => ({ ...validation, reason: "Forbidden" })),
  };
}

export function bindingSpec(policyName: string, { consequence, namespaces }: Scope) {
  const [operator, values] = "in" in namespaces ? ["In", namespaces.in] : ["NotIn", namespaces.notIn];
  return {
    policyName,
    validationActions: [...ACTIONS[consequence]],
    matchResources: {
      namespaceSelector: {
        matchExpressions: [{ key: "kubernetes.io/metadata.name", operator, values: [...values] }],
      },
    },
  } as { policyName: string; validationActions: string[]; matchResources: BindingScope };
}

type BindingScope = k8s.types.input.admissionregistration.v1.MatchResources;
