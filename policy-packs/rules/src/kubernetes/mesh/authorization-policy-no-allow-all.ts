/** No authorization policy of Istio allows every request. */
import { type Inputs, isObject, itemsAt, joined, listAt, objectAt } from "../../inputs.ts";
import { defineObjectRule, type Finding, type KubernetesObject } from "../../rule.ts";

const policy = (rule: unknown): unknown => ({
  apiVersion: "security.istio.io/v1",
  kind: "AuthorizationPolicy",
  metadata: { name: "web", namespace: "shop" },
  spec: { action: "ALLOW", rules: [rule] },
});

/** What every address and every text matches. */
const ANYTHING = new Set<unknown>(["*", "0.0.0.0/0", "::/0"]);
/** A wildcard here still asks for a certificate, or for a token: not everybody has one. */
const ASKS_FOR_IDENTITY = new Set(["principals", "requestPrincipals", "namespaces", "serviceAccounts"]);

export const authorizationPolicyNoAllowAll = defineObjectRule({
  id: "authorization-policy-no-allow-all",
  title: "Authorization policies do not allow everything",
  description:
    "Istio allows a request that any policy allows: one rule that fits all makes every other policy of the namespace, or of the mesh, meaningless.",
  severity: "high",
  frameworks: [],
  remediation: "name callers in from, or what may be called in to; for deny-by-default leave spec empty",
  url: "https://istio.io/latest/docs/reference/config/security/authorization-policy/",
  kinds: ["security.istio.io:AuthorizationPolicy"],
  examples: {
    good: policy({ from: [{ source: { principals: ["cluster.local/ns/shop/sa/web"] } }] }),
    bad: policy({}),
  },
  judge,
});

function judge(object: KubernetesObject): readonly Finding[] {
  const spec = objectAt(object, "spec");
  const { action } = spec;
  if (action !== undefined && action !== null && action !== "ALLOW") return [];
  return itemsAt(spec, "rules").flatMap((rule, i) =>
    fitsAll(rule)
      ? [
          {
            path: joined("spec.rules", i),
            message: "must not fit every request (names no caller, target or condition)",
          },
        ]
      : [],
  );
}

function fitsAll(rule: Inputs): boolean {
  return (
    listAt(rule, "when").length === 0 && openPart(rule, "from", "source") && openPart(rule, "to", "operation")
  );
}

/** One open item is enough: the items of a list are alternatives. */
function openPart(rule: Inputs, list: string, field: string): boolean {
  const items = itemsAt(rule, list);
  return items.length === 0 || items.some((item) => Object.entries(objectAt(item, field)).every(isOpen));
}

/** The fields of one item must all fit, and of the values of a field any. */
function isOpen([field, values]: readonly [string, unknown]): boolean {
  if (ASKS_FOR_IDENTITY.has(field)) return false;
  if (!Array.isArray(values)) return !isObject(values);
  return values.length === 0 || (!field.startsWith("not") && values.some((value) => ANYTHING.has(value)));
}
