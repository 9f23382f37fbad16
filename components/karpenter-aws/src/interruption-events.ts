/** Events of AWS that announce the end of an instance, and the EventBridge patterns that match them. */

/** EventBridge pattern: every field must match one of its values. */
export interface EventPattern {
  readonly source: readonly string[];
  readonly "detail-type": readonly string[];
}

export interface InterruptionRule {
  readonly description: string;
  readonly pattern: EventPattern;
}

function rule(description: string, source: string, detailType: string): InterruptionRule {
  return { description, pattern: { source: [source], "detail-type": [detailType] } };
}

/**
 * Every kind of event that Karpenter 1.14 acts on, by the name of its rule.
 * https://karpenter.sh/docs/concepts/disruption/#interruption
 */
export const INTERRUPTION_RULES = {
  "spot-interruption": rule(
    "Two minutes until EC2 takes a spot instance back.",
    "aws.ec2",
    "EC2 Spot Instance Interruption Warning",
  ),
  rebalance: rule(
    "A spot instance is likely to be taken back.",
    "aws.ec2",
    "EC2 Instance Rebalance Recommendation",
  ),
  "state-change": rule(
    "An instance is stopping, stopped, shutting down or terminated.",
    "aws.ec2",
    "EC2 Instance State-change Notification",
  ),
  "capacity-reservation": rule(
    "EC2 takes an interruptible capacity reservation back.",
    "aws.ec2",
    "EC2 Capacity Reservation Instance Interruption Warning",
  ),
  health: rule(
    "AWS Health announces maintenance or a fault that touches instances.",
    "aws.health",
    "AWS Health Event",
  ),
} as const satisfies Record<string, InterruptionRule>;

export type InterruptionRuleName = keyof typeof INTERRUPTION_RULES;

/** Whether EventBridge would pass `event` on by `pattern`: a field that the event lacks matches nothing. */
export function matches(pattern: EventPattern, event: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(pattern).every(([field, values]: [string, readonly string[]]) => {
    const value = event[field];
    return typeof value === "string" && values.includes(value);
  });
}
