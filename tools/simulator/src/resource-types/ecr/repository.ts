/** ECR repository: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html */
import { arn } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { KEY, REPOSITORY } from "../tokens.ts";

const NAME = /^(?=.{2,256}$)[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/;
const MUTABILITY = ["MUTABLE", "IMMUTABLE", "IMMUTABLE_WITH_EXCLUSION", "MUTABLE_WITH_EXCLUSION"];
const ENCRYPTION = ["AES256", "KMS", "KMS_DSSE"];

export const repository = defineResourceType({
  type: REPOSITORY,
  taggable: true,
  autoName: { property: "name", maxLength: 256 },
  references: {
    "encryptionConfigurations[].kmsKey": { type: KEY, by: ["arn", "id"], notFound: "KmsException" },
  },
  refuse(inputs, { account, region }) {
    const name = text(inputs, "name") ?? "";
    const mutability = text(inputs, "imageTagMutability") ?? "MUTABLE";
    const { encryptionType = "AES256", kmsKey } = encryptionOf(inputs["encryptionConfigurations"]);
    return refusals(
      !NAME.test(name) &&
        refusal(
          "InvalidParameterException",
          "name",
          `the repository name ${name} does not have the form that ECR wants`,
          "use 2 to 256 lower-case letters, digits, and single . _ - / between them",
        ),
      account.where(REPOSITORY, "name", name).some((other) => other.region === region) &&
        refusal(
          "RepositoryAlreadyExistsException",
          "name",
          `a repository ${name} already exists`,
          "give one of the two another name",
        ),
      !MUTABILITY.includes(mutability) &&
        refusal(
          "InvalidParameterException",
          "imageTagMutability",
          `${mutability} is not a tag mutability`,
          `use one of ${MUTABILITY.join(", ")}`,
        ),
      !ENCRYPTION.includes(encryptionType) &&
        refusal(
          "InvalidParameterException",
          "encryptionConfigurations",
          `${encryptionType} is not an encryption type`,
          `use one of ${ENCRYPTION.join(", ")}`,
        ),
      encryptionType === "AES256" &&
        kmsKey !== undefined &&
        refusal(
          "InvalidParameterException",
          "encryptionConfigurations",
          "a KMS key needs the encryption type KMS",
          "set encryptionType to KMS, or remove kmsKey",
        ),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    return {
      id: name,
      outputs: {
        arn: arn(context, "ecr", `repository/${name}`),
        forceDelete: inputs["forceDelete"] ?? false,
        imageTagMutability: inputs["imageTagMutability"] ?? "MUTABLE",
        registryId: context.accountId,
        repositoryUrl: `${context.accountId}.dkr.ecr.${context.region}.amazonaws.com/${name}`,
      },
    };
  },
});

function encryptionOf(configurations: unknown): { encryptionType?: string; kmsKey?: string } {
  const [first] = Array.isArray(configurations) ? (configurations as object[]) : [];
  return first ?? {};
}
