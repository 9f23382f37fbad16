/** Faults on purpose: where the environment does not allow them, the API server refuses the route. MSH-05. */
import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Installing } from "../installing.ts";

const POLICY = "no-fault-injection";

/** CEL: true where no route of a VirtualService delays or fails requests. */
export const WITHOUT_FAULTS = "!has(object.spec.http) || object.spec.http.all(route, !has(route.fault))";

export function createFaultGuard(
  { parent, name, context, provider }: Installing,
  istiod: pulumi.Resource,
): k8s.admissionregistration.v1.ValidatingAdmissionPolicyBinding[] {
  if (context.settings.mesh.faultInjection) return [];
  const policy = new k8s.admissionregistration.v1.ValidatingAdmissionPolicy(
    `${name}-policy-${POLICY}`,
    { metadata: { name: POLICY }, spec: POLICY_SPEC },
    { parent, provider, dependsOn: [istiod] },
  );
  return [
    new k8s.admissionregistration.v1.ValidatingAdmissionPolicyBinding(
      `${name}-policy-${POLICY}-binding`,
      {
        metadata: { name: POLICY },
        spec: { policyName: POLICY, validationActions: ["Deny", "Audit"] },
      },
      { parent, provider, dependsOn: [policy] },
    ),
  ];
}

const POLICY_SPEC = {
  failurePolicy: "Fail",
  matchConstraints: {
    matchPolicy: "Equivalent",
    resourceRules: [
      {
        apiGroups: ["networking.istio.io"],
        apiVersions: ["v1"],
        resources: ["virtualservices"],
        operations: ["CREATE", "UPDATE"],
      },
    ],
  },
  validations: [
    {
      expression: WITHOUT_FAULTS,
      message: "routes of this environment must not inject faults; rehearse failure in another environment",
      reason: "Forbidden",
    },
  ],
};
