/** Where KMS keys keep their policy. */
import { KMS_KEY, KMS_KEY_POLICY } from "../../types.ts";

/** Types whose input `policy` says who may use a key. */
export const KEY_POLICY_TYPES: readonly string[] = [
  KMS_KEY,
  KMS_KEY_POLICY,
  "aws:kms/replicaKey:ReplicaKey",
  "aws:kms/externalKey:ExternalKey",
];
