/** KMS key. */
import { arn, uuid } from "../../account/identifiers.ts";
import type { Properties } from "../../account/account.ts";
import { number, text } from "../../account/input.ts";
import { allows } from "../../account/policy/allows.ts";
import { policyRefusals, sizeRefusal } from "../../account/policy/document.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { type CreateContext, defineResourceType } from "../../resource-type.ts";
import { KEY } from "../tokens.ts";

export const key = defineResourceType({
  type: KEY,
  taggable: true,
  refuse: (inputs, context) => [...settingRefusals(inputs), ...policyFaults(inputs, context)],
  create(inputs, context) {
    const multiRegion = inputs["multiRegion"] === true;
    const id = multiRegion ? `mrk-${context.hash(32, "key")}` : uuid(context, "key");
    const rotated = inputs["enableKeyRotation"] === true;
    return {
      id,
      outputs: {
        arn: arn(context, "kms", `key/${id}`),
        customerMasterKeySpec: inputs["customerMasterKeySpec"] ?? "SYMMETRIC_DEFAULT",
        description: inputs["description"] ?? "",
        isEnabled: inputs["isEnabled"] ?? true,
        keyId: id,
        keyUsage: inputs["keyUsage"] ?? "ENCRYPT_DECRYPT",
        multiRegion,
        policy: inputs["policy"] ?? defaultPolicy(context.accountId, context.partition),
        rotationPeriodInDays: inputs["rotationPeriodInDays"] ?? (rotated ? 365 : 0),
      },
    };
  },
});

/** https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html */
function defaultPolicy(accountId: string, partition: string): string {
  return JSON.stringify({
    Id: "default",
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Enable IAM User Permissions",
        Effect: "Allow",
        Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
        Action: "kms:*",
        Resource: "*",
      },
    ],
  });
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html#key-policy-limit */
const MAX_POLICY = 32_768;

function settingRefusals(inputs: Properties): Refusal[] {
  const window = number(inputs, "deletionWindowInDays") ?? 30;
  const rotation = number(inputs, "rotationPeriodInDays");
  const spec = text(inputs, "customerMasterKeySpec") ?? "SYMMETRIC_DEFAULT";
  const rotated = inputs["enableKeyRotation"] === true;
  return refusals(
    (window < 7 || window > 30) &&
      refusal(
        "ValidationException",
        "deletionWindowInDays",
        `${window} days is out of bounds`,
        "use 7 to 30 days",
      ),
    rotation !== undefined &&
      (rotation < 90 || rotation > 2560) &&
      refusal(
        "ValidationException",
        "rotationPeriodInDays",
        `${rotation} days is out of bounds`,
        "use 90 to 2560 days",
      ),
    rotation !== undefined &&
      !rotated &&
      refusal(
        "ValidationException",
        "rotationPeriodInDays",
        "a rotation period is set while rotation is off",
        "set enableKeyRotation",
      ),
    rotated &&
      spec !== "SYMMETRIC_DEFAULT" &&
      refusal(
        "UnsupportedOperationException",
        "enableKeyRotation",
        `${spec} keys do not rotate`,
        "turn rotation off",
      ),
    (text(inputs, "description") ?? "").length > 8192 &&
      refusal("ValidationException", "description", "the description is over 8192 characters", "shorten it"),
  );
}

function policyFaults(inputs: Properties, context: CreateContext): Refusal[] {
  const { policy } = inputs;
  if (policy === undefined || policy === "") return [];
  const code = "MalformedPolicyDocumentException";
  const malformed = [
    ...policyRefusals(policy, { property: "policy", kind: "resource", code }),
    ...sizeRefusal(policy, {
      code: "LimitExceededException",
      property: "policy",
      max: MAX_POLICY,
      count: "characters",
    }),
  ];
  return refusals(
    malformed,
    malformed.length === 0 &&
      inputs["bypassPolicyLockoutSafetyCheck"] !== true &&
      !keepsSomebodyIn(policy, context) &&
      refusal(
        code,
        "policy",
        "nobody in the account could change the key policy again",
        "let the account's root or a role of the account do kms:PutKeyPolicy",
      ),
  );
}

/** KMS asks that the caller keeps kms:PutKeyPolicy; who that is, is not known here: anybody of the account will do. */
function keepsSomebodyIn(policy: unknown, { accountId }: CreateContext): boolean {
  return allows(
    policy,
    "kms:PutKeyPolicy",
    (kind, value) => kind === "AWS" && (value === "*" || value.includes(accountId)),
  );
}
