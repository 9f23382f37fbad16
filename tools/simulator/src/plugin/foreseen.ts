/** Outputs as a preview foresees them: what the program says, with what AWS computes in every object between. */
import { unknownValue } from "@pulumi/pulumi/runtime/rpc.js";
import type { Properties } from "../account/account.ts";
import { isObject } from "../account/input.ts";

/** Of a resource that is not there yet: what AWS will compute is unknown. */
export function foreseenCreate(inputs: Properties, outputs: Properties): Properties {
  return merged(inputs, outputs, {}, () => unknownValue);
}

/** Of a resource that is there: what AWS computed stays, and what the program no longer says goes. */
export function foreseenUpdate(news: Properties, oldOutputs: Properties, oldInputs: Properties): Properties {
  return merged(news, oldOutputs, oldInputs, (value) => value);
}

function merged(
  news: Properties,
  outputs: Properties,
  olds: Properties,
  computed: (value: unknown) => unknown,
): Properties {
  const within = (value: unknown, output: unknown, old: unknown): unknown => {
    if (isObject(value) && isObject(output)) return merged(value, output, isObject(old) ? old : {}, computed);
    if (Array.isArray(value) && Array.isArray(output))
      return value.map((item, i) => within(item, output[i], Array.isArray(old) ? old[i] : undefined));
    return value;
  };
  const said = Object.entries(news).map(([key, value]) => [key, within(value, outputs[key], olds[key])]);
  const others = Object.entries(outputs)
    .filter(([key]) => !(key in news) && !(key in olds))
    .map(([key, value]) => [key, computed(value)]);
  return Object.fromEntries([...said, ...others]) as Properties;
}
