/** For specs of rules: one compliant resource, and what the rule says when one input of it is broken. */
import type { JudgedResource, Rule } from "../rule.ts";

type Inputs = JudgedResource["inputs"];

/** Messages of `rule` about a resource of `type` with these inputs. */
export function judging(rule: Rule, type: string, inputs: Inputs): readonly string[] {
  if (!rule.types.includes(type)) throw new Error(`${rule.id} does not judge ${type}`);
  return rule.judge({
    urn: `urn:pulumi:test::drydock-test::${type}::subject`,
    type,
    name: "subject",
    inputs,
  });
}

/** `inputs` with the value at the dotted `path` replaced; undefined removes it. */
export function broken(inputs: Inputs, path: string, value: unknown): Inputs {
  const [head = "", ...rest] = path.split(".");
  const child = rest.length === 0 ? value : broken((inputs[head] ?? {}) as Inputs, rest.join("."), value);
  const { [head]: _replaced, ...others } = inputs;
  return child === undefined ? others : { ...others, [head]: child };
}
