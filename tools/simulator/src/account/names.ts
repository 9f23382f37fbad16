/** Names that a service refuses: rules of @drydock/core where it has them, and the further ones of AWS here. */
import { NAME_LIMITS, type NameLimit } from "@drydock/core/naming";
import { type Refusal, refusal, refusals } from "./refusal.ts";

type NameRule = Pick<NameLimit, "maxLength" | "pattern">;

const RULES = {
  ...NAME_LIMITS,
  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateInstanceProfile.html */
  instanceProfile: { maxLength: 128, pattern: /^[\w+=,.@-]+$/ },
  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html */
  inlinePolicy: { maxLength: 128, pattern: /^[\w+=,.@-]+$/ },
  /** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html */
  kmsGrant: { maxLength: 256, pattern: /^[\w:/-]+$/ },
  /** https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateFargateProfile.html */
  fargateProfile: { maxLength: 63, pattern: /^[A-Za-z0-9][\w-]*$/ },
  /** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
  autoScalingGroup: { maxLength: 255, pattern: /^[^:\r\n\t]+$/ },
  /** https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html */
  metricAlarm: { maxLength: 255, pattern: /^[\x20-\x7e]+$/ },
  /** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
  parameter: { maxLength: 1011, pattern: /^(?!\/?(aws|ssm))[\w./-]+$/i },
  /** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html */
  eventTarget: { maxLength: 64, pattern: /^[.\w-]+$/ },
  /** FIFO queues end in .fifo, and the ending counts. */
  sqsFifoQueue: { maxLength: 80, pattern: /^[A-Za-z0-9_-]+\.fifo$/ },
} as const satisfies Record<string, NameRule>;

export type NamedThing = keyof typeof RULES;

/** Both faults of a name are told apart: too long, or with characters or a form that AWS does not take. */
export function nameRefusals(kind: NamedThing, name: unknown, property: string, code: string): Refusal[] {
  if (typeof name !== "string") return [];
  const { maxLength, pattern }: NameRule = RULES[kind];
  return refusals(
    name.length > maxLength &&
      refusal(
        code,
        property,
        `${name} has ${name.length} characters; AWS takes ${maxLength}`,
        `shorten it by ${name.length - maxLength} characters`,
      ),
    !pattern.test(name.slice(0, maxLength)) &&
      refusal(
        code,
        property,
        `${JSON.stringify(name)} has characters or a form that AWS refuses`,
        `use a name that matches ${pattern.source}`,
      ),
  );
}
