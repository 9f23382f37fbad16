/** Ids, ARNs and addresses in the shapes that AWS gives them, drawn from a resource's own hash. */
import type { CreateContext } from "../resource-type.ts";

type Place = Pick<CreateContext, "region" | "accountId" | "partition">;

/** `vpc-0123456789abcdef0`: EC2's long resource ids are a prefix and 17 hexadecimal digits. */
export function ec2Id(context: CreateContext, prefix: string, salt = prefix): string {
  return `${prefix}-0${context.hash(16, salt)}`;
}

export function uuid(context: CreateContext, salt = "uuid"): string {
  const digits = context.hash(32, salt);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `a${digits.slice(17, 20)}`,
    digits.slice(20),
  ].join("-");
}

export function arn({ partition, region, accountId }: Place, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** IAM is global: its ARNs have no region. */
export function iamArn({ partition, accountId }: Place, resource: string): string {
  return `arn:${partition}:iam::${accountId}:${resource}`;
}

/** IAM's unique ids are four letters that say the kind, and 17 more characters. */
export function iamUniqueId(context: CreateContext, kind: "AROA" | "ANPA" | "AIPA"): string {
  return `${kind}${context.hash(17, "unique-id").toUpperCase()}`;
}

/** An address of 198.18.0.0/15, which RFC 2544 keeps for tests: no real host ever has it. */
export function publicIp(context: CreateContext): string {
  const [a, b, c] = [0, 2, 4].map((at) => parseInt(context.hash(6, "public-ip").slice(at, at + 2), 16));
  return `198.${18 + ((a ?? 0) % 2)}.${b}.${c}`;
}

/** A time of creation; every resource has the same one, so that plans do not depend on the clock. */
export const CREATED_AT = "2026-01-01T00:00:00Z";
