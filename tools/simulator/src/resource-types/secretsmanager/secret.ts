/** Secret of Secrets Manager, and its replicas. https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html */
import { arn } from "../../account/identifiers.ts";
import { number, objects, text } from "../../account/input.ts";
import { type Refusal, refusal, refusals } from "../../account/refusal.ts";
import { regions } from "../../account/regions.ts";
import { defineResourceType } from "../../resource-type.ts";
import { KEY, SECRET } from "../tokens.ts";

const NAME = /^[A-Za-z0-9/_+=.@-]{1,512}$/;
const INVALID = "InvalidParameterException";
const TO_KEY = { type: KEY, by: ["arn", "id"], notFound: INVALID, provided: /^alias\// } as const;

export const secret = defineResourceType({
  type: SECRET,
  taggable: true,
  autoName: { property: "name", maxLength: 512 },
  references: { kmsKeyId: TO_KEY, "replicas[].kmsKeyId": TO_KEY },
  refuse(inputs, { account, region }) {
    const name = text(inputs, "name") ?? "";
    const days = number(inputs, "recoveryWindowInDays");
    const targets = objects(inputs, "replicas");
    return refusals(
      !NAME.test(name) &&
        refusal(
          "ValidationException",
          "name",
          `the name ${name} has characters that are refused`,
          "use letters, digits and / _ + = . @ -",
        ),
      account.where(SECRET, "name", name).some((other) => other.region === region) &&
        refusal(
          "ResourceExistsException",
          "name",
          `a secret ${name} already exists`,
          "give one of the two another name",
        ),
      days !== undefined &&
        days !== 0 &&
        (days < 7 || days > 30) &&
        refusal(
          INVALID,
          "recoveryWindowInDays",
          `${days} days are not 0, nor between 7 and 30`,
          "use 7 to 30, or 0 to delete at once",
        ),
      targets.flatMap((target, i): Refusal[] => {
        const there = text(target, "region") ?? "";
        const key = text(target, "kmsKeyId");
        const place = account.find(KEY, "arn", key)?.region;
        return refusals(
          !(there in regions()) &&
            refusal(INVALID, `replicas[${i}].region`, `${there} is no region`, "name a region"),
          there === region &&
            refusal(
              INVALID,
              `replicas[${i}].region`,
              `the secret is in ${region} itself`,
              "name another region",
            ),
          place !== undefined &&
            place !== there &&
            refusal(
              INVALID,
              `replicas[${i}].kmsKeyId`,
              `the key is of ${place}, and the replica is in ${there}`,
              "name a key of the replica's region",
            ),
        );
      }),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    // Secrets Manager adds six characters, so that a new secret of an old name is another one.
    const own = arn(context, "secretsmanager", `secret:${name}-${context.hash(6, "suffix")}`);
    return { id: own, outputs: { arn: own, policy: inputs["policy"] ?? "" } };
  },
});
