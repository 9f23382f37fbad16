/** Buckets with what other resources set for them: each setting of a bucket is a resource of its own. */
import { objectsAt } from "../../inputs.ts";
import type { Inputs, JudgedResource, JudgedStack, StackFinding } from "../../rule.ts";
import { ofType, refersTo } from "../references.ts";
import { S3_BUCKET, S3_LOGGING } from "../types.ts";

const LEGACY_BUCKET = "aws:s3/bucketV2:BucketV2";

/** Buckets, under each of their type tokens. */
export const bucketsOf = (stack: JudgedStack): readonly JudgedResource[] =>
  ofType(stack, S3_BUCKET, LEGACY_BUCKET);

/** Resources of `type`, or of its token with V2, that set something for `bucket`. */
export function settingsOf(
  stack: JudgedStack,
  bucket: JudgedResource,
  type: string,
): readonly JudgedResource[] {
  const [head = "", name = ""] = [
    type.slice(0, type.lastIndexOf(":")),
    type.slice(type.lastIndexOf(":") + 1),
  ];
  return ofType(stack, type, `${head}V2:${name}V2`).filter((setting) => refersTo(setting, "bucket", bucket));
}

/** Whether other buckets write their access logs to this one. */
export function receivesLogs(stack: JudgedStack, bucket: JudgedResource): boolean {
  return ofType(stack, S3_LOGGING).some((logging) => refersTo(logging, "targetBucket", bucket));
}

/** The object that an input holds, or the first of the list that older providers wrote. */
export function firstAt(inputs: Inputs, key: string): Inputs {
  const value = inputs[key];
  if (Array.isArray(value)) return objectsAt(inputs, key)[0] ?? {};
  return typeof value === "object" && value !== null ? (value as Inputs) : {};
}

/** A finding for each bucket that `right` does not hold for. */
export function bucketsWithout(
  stack: JudgedStack,
  right: (bucket: JudgedResource) => boolean,
  message: string,
): readonly StackFinding[] {
  return bucketsOf(stack)
    .filter((bucket) => !right(bucket))
    .map((subject) => ({ subject, path: "", message }));
}
