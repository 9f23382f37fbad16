/** Grant on a KMS key. */
import { text, texts } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { KEY } from "../tokens.ts";

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateGrant.html */
const OPERATIONS = [
  ...[
    "Decrypt",
    "Encrypt",
    "GenerateDataKey",
    "GenerateDataKeyWithoutPlaintext",
    "ReEncryptFrom",
    "ReEncryptTo",
  ],
  ...["Sign", "Verify", "GetPublicKey", "CreateGrant", "RetireGrant", "DescribeKey", "GenerateDataKeyPair"],
  ...["GenerateDataKeyPairWithoutPlaintext", "GenerateMac", "VerifyMac", "DeriveSharedSecret"],
];

export const grant = defineResourceType({
  type: "aws:kms/grant:Grant",
  taggable: false,
  autoName: { property: "name", maxLength: 256 },
  references: { keyId: { type: KEY, by: ["id", "arn"], notFound: "NotFoundException" } },
  refuse(inputs) {
    const grantee = text(inputs, "granteePrincipal") ?? "";
    const operations = texts(inputs, "operations");
    return refusals(
      nameRefusals("kmsGrant", inputs["name"], "name", "ValidationException"),
      !/^arn:aws[\w-]*:(iam|sts)::\d{12}:\S+$/.test(grantee) &&
        refusal(
          "InvalidArnException",
          "granteePrincipal",
          `${grantee} is no principal`,
          "name a role or user by ARN",
        ),
      operations.length === 0 &&
        refusal(
          "ValidationException",
          "operations",
          "the grant allows nothing",
          "list at least one operation",
        ),
      ...operations.map(
        (operation, i) =>
          !OPERATIONS.includes(operation) &&
          refusal(
            "ValidationException",
            `operations[${i}]`,
            `${operation} is no operation`,
            `use ${OPERATIONS.join(", ")}`,
          ),
      ),
    );
  },
  create(inputs, context) {
    const grantId = context.hash(64, "grant");
    return {
      id: `${text(inputs, "keyId") ?? ""}:${grantId}`,
      outputs: { grantId, grantToken: context.hash(64, "grant-token") },
    };
  },
});
