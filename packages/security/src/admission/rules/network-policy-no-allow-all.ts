/** Policies add up: one rule that lets everybody through opens what all others keep shut. */
import { type AdmissionRule, OBJECT_VARIABLE } from "../rule.ts";

const SPEC = "variables.anyObject.spec";
const selectsAll = (selector: string): string =>
  `(!has(${selector}.matchLabels) || size(${selector}.matchLabels) == 0) && ` +
  `(!has(${selector}.matchExpressions) || size(${selector}.matchExpressions) == 0)`;
const EVERYBODY =
  "has(p.ipBlock) ? p.ipBlock.cidr in ['0.0.0.0/0', '::/0'] && (!has(p.ipBlock.except) || size(p.ipBlock.except) == 0) : " +
  `has(p.namespaceSelector) && ${selectsAll("p.namespaceSelector")} && ` +
  `(!has(p.podSelector) || (${selectsAll("p.podSelector")}))`;

const open = (direction: string, peers: string): string =>
  `has(${SPEC}.${direction}) && ${SPEC}.${direction}.exists(r, (!has(r.ports) || size(r.ports) == 0) && ` +
  `(!has(r.${peers}) || size(r.${peers}) == 0 || r.${peers}.exists(p, ${EVERYBODY})))`;

export const networkPolicyNoAllowAll: AdmissionRule = {
  name: "network-policy-no-allow-all",
  judges: [{ apiGroups: ["networking.k8s.io"], apiVersions: ["v1"], resources: ["networkpolicies"] }],
  variables: [OBJECT_VARIABLE],
  validations: [
    {
      expression: `!(${open("ingress", "from")}) && !(${open("egress", "to")})`,
      message: "lets everybody through on every port; name the peers, or at least the ports",
    },
  ],
};
