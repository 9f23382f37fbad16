/** Templates and constraints: Gatekeeper makes a definition from each template, and constraints are of its kind. */
import type { AdmissionSettings } from "@drydock/core/environment";
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Consequence, type Scope, scopesOf } from "../admission/scopes.ts";
import { POD_MAKERS } from "../cel/pods.ts";
import type { ConstraintRule } from "./rule.ts";

const TARGET = "admission.k8s.gatekeeper.sh";

const ENFORCEMENT_ACTIONS: Readonly<Record<Consequence, string>> = {
  Refused: "deny",
  Warned: "warn",
  Reported: "dryrun",
};

/**
 * Gatekeeper says in the template's status when the definition is there. Until then the template does not count as
 * created, so no constraint is written before its kind is known; and as constraints depend on their template, they
 * are deleted while Gatekeeper still holds the definition.
 */
const DEFINITION_IS_THERE = { "pulumi.com/waitFor": "jsonpath={.status.created}=true" } as const;

/** @param gatekeeper Controller that makes definitions from templates. */
export function createConstraints(
  parent: pulumi.Resource,
  name: string,
  settings: AdmissionSettings,
  provider: k8s.Provider,
  gatekeeper: pulumi.Resource,
  rules: readonly ConstraintRule[],
): k8s.apiextensions.CustomResource[] {
  return rules.flatMap((rule) => {
    const template = new k8s.apiextensions.CustomResource(
      `${name}-template-${rule.name}`,
      {
        apiVersion: "templates.gatekeeper.sh/v1",
        kind: "ConstraintTemplate",
        metadata: { name: rule.kind.toLowerCase(), annotations: DEFINITION_IS_THERE },
        spec: templateSpec(rule),
      },
      { parent, provider, dependsOn: [gatekeeper] },
    );
    return scopesOf(settings).map(
      (scope) =>
        new k8s.apiextensions.CustomResource(
          `${name}-constraint-${rule.name}-${scope.name}`,
          {
            apiVersion: "constraints.gatekeeper.sh/v1beta1",
            kind: rule.kind,
            metadata: { name: `${rule.name}-${scope.name}` },
            spec: constraintSpec(rule, settings, scope),
          },
          { parent, provider, dependsOn: [template] },
        ),
    );
  });
}

export function templateSpec({ kind, parameters, variables, validations }: ConstraintRule) {
  return {
    crd: {
      spec: {
        names: { kind },
        validation: {
          openAPIV3Schema: {
            type: "object",
            properties: Object.fromEntries(
              parameters.map((parameter) => [parameter, { type: "array", items: { type: "string" } }]),
            ),
          },
        },
      },
    },
    targets: [
      {
        target: TARGET,
        code: [
          {
            engine: "K8sNativeValidation",
            source: {
              // The webhook and the audit evaluate the rule; the API server's own policies are written by this layer.
              generateVAP: false,
              failurePolicy: "Fail",
              variables: variables.map((variable) => ({ ...variable })),
              validations: validations.map((validation) => ({ ...validation })),
            },
          },
        ],
      },
    ],
  };
}

export interface ConstraintSpec {
  readonly enforcementAction: string;
  readonly match: {
    readonly kinds: { readonly apiGroups: string[]; readonly kinds: string[] }[];
    readonly namespaces?: string[];
    readonly excludedNamespaces?: string[];
  };
  readonly parameters?: Readonly<Record<string, readonly string[]>>;
}

export function constraintSpec(
  rule: ConstraintRule,
  settings: AdmissionSettings,
  scope: Scope,
): ConstraintSpec {
  const { namespaces, consequence } = scope;
  return {
    enforcementAction: ENFORCEMENT_ACTIONS[consequence],
    match: {
      kinds: POD_MAKERS.map(({ group, kinds }) => ({ apiGroups: [group], kinds: [...kinds] })),
      ...("in" in namespaces
        ? { namespaces: [...namespaces.in] }
        : { excludedNamespaces: [...namespaces.notIn] }),
    },
    ...(rule.parameters.length > 0 ? { parameters: rule.values(settings) } : {}),
  };
}
