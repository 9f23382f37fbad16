/** Which rules the pack holds, and how strictly: for the engine, and for tools that judge in process. */
import {
  clusterEndpointNotWorldOpen,
  evaluate,
  type Evaluation,
  type JudgedResource,
  launchTemplateImdsV2,
  noWorldOpenAdminPorts,
  type PickedRule,
} from "@drydock/rules";

/** Name of the pack, in the engine's output and in the plan record. */
export const PACK = "drydock-hardening";

export const HARDENING: readonly PickedRule[] = [
  { rule: launchTemplateImdsV2, level: "mandatory" },
  { rule: clusterEndpointNotWorldOpen, level: "mandatory" },
  { rule: noWorldOpenAdminPorts, level: "mandatory" },
];

/** Judges resources by the whole pack, without the engine. */
export function judgeHardening(resources: readonly JudgedResource[]): Evaluation {
  return evaluate(PACK, HARDENING, resources);
}
