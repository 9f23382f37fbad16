/** A rule that the API server itself keeps, with no webhook that could be away. */
import { ANY_OBJECT, type CelRule, type CelVariable } from "../cel/rule.ts";
import { POD_MAKERS } from "../cel/pods.ts";

/** Objects that a rule judges, as admission.k8s.io names them. */
export interface JudgedResources {
  readonly apiGroups: readonly string[];
  readonly apiVersions: readonly string[];
  readonly resources: readonly string[];
}

export interface AdmissionRule extends CelRule {
  /** Name of the policy in the cluster: a DNS label. */
  readonly name: string;
  readonly judges: readonly JudgedResources[];
}

/** Where Gatekeeper gives the object under this name, a policy of the API server gives it itself. */
export const OBJECT_VARIABLE: CelVariable = {
  name: ANY_OBJECT.replace("variables.", ""),
  expression: "object",
};

/** Everything that makes pods. */
export const JUDGES_PODS: readonly JudgedResources[] = POD_MAKERS.map(({ group, version, resources }) => ({
  apiGroups: [group],
  apiVersions: [version],
  resources,
}));
