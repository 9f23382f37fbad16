/** Users of caches, and groups of them. https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html */
import { arn } from "../../account/identifiers.ts";
import { flag, object, text, texts } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { CACHE_USER, CACHE_USER_GROUP } from "./tokens.ts";

const ID = /^[a-z][a-z0-9-]{0,39}$/i;
const CODE = "InvalidParameterValue";

export const user = defineResourceType({
  type: CACHE_USER,
  taggable: true,
  refuse(inputs) {
    const id = text(inputs, "userId") ?? "";
    const mode = text(object(inputs, "authenticationMode"), "type");
    const open = flag(inputs, "noPasswordRequired") === true || mode === "no-password-required";
    return refusals(
      !ID.test(id) &&
        refusal(
          CODE,
          "userId",
          `${id} is not 1 to 40 letters, digits and hyphens with a letter first`,
          "rename the user",
        ),
      mode === "iam" &&
        id !== text(inputs, "userName") &&
        refusal(
          CODE,
          "userName",
          "a user of IAM has one name for both",
          "give userName and userId the same value",
        ),
      !/^(on|off)\b/.test(text(inputs, "accessString") ?? "") &&
        refusal(
          CODE,
          "accessString",
          "does not begin with on or off",
          "write on, the keys, and the commands: on ~* +@all",
        ),
      !open &&
        mode === undefined &&
        texts(inputs, "passwords").length === 0 &&
        inputs["passwordsWo"] === undefined &&
        refusal(
          CODE,
          "authenticationMode",
          "the user has no way to log in",
          "use authenticationMode iam or passwords",
        ),
    );
  },
  create(inputs, context) {
    const id = text(inputs, "userId") ?? "";
    return { id, outputs: { arn: arn(context, "elasticache", `user:${id}`) } };
  },
});

export const userGroup = defineResourceType({
  type: CACHE_USER_GROUP,
  taggable: true,
  references: { "userIds[]": { type: CACHE_USER, notFound: "UserNotFound", provided: /^default$/ } },
  refuse(inputs, { account }) {
    const ids = texts(inputs, "userIds");
    const named = ids.map((id) => text(account.find(CACHE_USER, "id", id)?.outputs, "userName") ?? id);
    return refusals(
      text(inputs, "engine") !== "valkey" &&
        !named.includes("default") &&
        refusal(
          "DefaultUserRequired",
          "userIds",
          "a group of Redis OSS has no user called default",
          "add one, or use the engine valkey",
        ),
    );
  },
  create(inputs, context) {
    const id = text(inputs, "userGroupId") ?? "";
    return { id, outputs: { arn: arn(context, "elasticache", `usergroup:${id}`) } };
  },
});
