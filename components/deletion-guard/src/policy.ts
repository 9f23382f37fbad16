/** The rule of admission behind a guard, as pure data. */
import type { types } from "@pulumi/kubernetes";
import type { DeletionGuardArgs } from "./deletion-guard.ts";

type PolicySpec = types.input.admissionregistration.v1.ValidatingAdmissionPolicySpec;
type BindingSpec = types.input.admissionregistration.v1.ValidatingAdmissionPolicyBindingSpec;

/** Narrowed to one object by name: the policy can be in nobody else's way, so it may refuse when it cannot be evaluated. */
export function policySpec({ guardName, awaited }: DeletionGuardArgs) {
  return {
    failurePolicy: "Fail",
    paramKind: { apiVersion: awaited.apiVersion, kind: awaited.kind },
    matchConstraints: {
      matchPolicy: "Equivalent",
      resourceRules: [
        {
          apiGroups: [""],
          apiVersions: ["v1"],
          resources: ["configmaps"],
          resourceNames: [guardName],
          operations: ["DELETE"],
        },
      ],
    },
    validations: [
      {
        expression: `!(${awaited.inTheWay})`,
        messageExpression: `"${awaited.kind} " + params.metadata.name + " ${awaited.message}"`,
        message: `a ${awaited.kind} ${awaited.message}`,
        reason: "Forbidden",
      },
    ],
  } satisfies PolicySpec;
}

/** Every object of the kind is a parameter, each judged for itself; none at all is what the guard waits for. */
export function bindingSpec({ guardName, namespace }: DeletionGuardArgs) {
  return {
    policyName: guardName,
    paramRef: { selector: {}, parameterNotFoundAction: "Allow" },
    validationActions: ["Deny"],
    matchResources: {
      namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
    },
  } satisfies BindingSpec;
}
