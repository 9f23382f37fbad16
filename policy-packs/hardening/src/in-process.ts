/** The pack for tools that judge in process, without the engine. */
import { evaluate, type EvaluateOptions, type Evaluation, type JudgedResource } from "@drydock/rules";
import { HARDENING, PACK } from "./hardening.ts";

export * from "./hardening.ts";
export * from "./profiles.ts";

/** Judges resources by the whole pack. */
export function judgeHardening(
  resources: readonly JudgedResource[],
  options: EvaluateOptions = {},
): Evaluation {
  return evaluate(PACK, HARDENING, resources, options);
}
