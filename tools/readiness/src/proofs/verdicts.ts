/** Proofs by what was already judged: rules, and preflight's checks. */
import { absent, type Found, type Proof, shown } from "../proof.ts";

/** Nothing breaks the rule. A rule that had nothing to judge proves nothing: name a resource beside it. */
export function rule(id: string): Proof {
  return ({ record: { policy } }): Found => {
    if (policy.evaluated === 0) return absent(`rule ${id} was not held against the plan`);
    const broken = policy.violations.filter((violation) => violation.policy === id);
    const exempted = policy.exempted.filter((violation) => violation.policy === id).length;
    if (broken.length > 0)
      return absent(`rule ${id} is broken ${broken.length} times, first by ${nameIn(broken[0]?.urn)}`);
    return shown({
      kind: "rule",
      name: id,
      value: exempted === 0 ? "not broken" : `not broken, ${exempted} exempted`,
    });
  };
}

/** Parts of the plan record that preflight fills when it has looked. */
type Section = "capacity" | "network";

/**
 * No check whose id begins so has failed. Checks leave no trace where they find nothing, so the section that was filled
 * in the same pass has to be there: without it, nothing was looked at.
 */
export function check(prefix: string, section: Section): Proof {
  return ({ record }): Found => {
    if (record[section] === undefined) return absent(`${prefix} was not checked: the plan has no ${section}`);
    const failed = record.preflight.filter(({ id, status }) => status === "fail" && id.startsWith(prefix));
    return failed.length === 0
      ? shown({ kind: "check", name: prefix === "" ? "preflight" : prefix, value: "no failure" })
      : absent(`${failed[0]?.id}: ${failed[0]?.message}`);
  };
}

const nameIn = (urn = ""): string => urn.slice(urn.lastIndexOf("::") + 2);
