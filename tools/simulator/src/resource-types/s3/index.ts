/** S3. */
import type { ResourceType } from "../../resource-type.ts";
import { bucket } from "./bucket.ts";
import { objectLock } from "./object-lock.ts";
import { replication } from "./replication.ts";
import {
  bucketPolicy,
  encryption,
  lifecycle,
  logging,
  ownershipControls,
  publicAccessBlock,
  versioning,
} from "./settings.ts";

export const S3_TYPES: readonly ResourceType[] = [
  bucket,
  versioning,
  encryption,
  publicAccessBlock,
  ownershipControls,
  bucketPolicy,
  lifecycle,
  logging,
  objectLock,
  replication,
];
