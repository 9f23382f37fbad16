/** Password of the random provider. The value is a plan's own, and nobody's: what is deployed gets another one. */
import { number, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";

export const password = defineResourceType({
  type: "random:index/randomPassword:RandomPassword",
  taggable: false,
  scope: "global",
  refuse(inputs) {
    const length = number(inputs, "length") ?? 0;
    const least = ["minLower", "minNumeric", "minSpecial", "minUpper"].reduce(
      (sum, key) => sum + (number(inputs, key) ?? 0),
      0,
    );
    const sets = ["lower", "numeric", "special", "upper"].filter((key) => inputs[key] !== false);
    return refusals(
      (length < 1 || length < least) &&
        refusal(
          "InvalidAttributeValue",
          "length",
          `${length} characters are fewer than ${Math.max(1, least)}`,
          "lengthen it",
        ),
      sets.length === 0 &&
        refusal("InvalidAttributeValue", "special", "there is no character to choose from", "allow one kind"),
    );
  },
  create(inputs, context) {
    const length = number(inputs, "length") ?? 0;
    const result = context
      .hash(64, "password")
      .repeat(Math.ceil(length / 64))
      .slice(0, length);
    return {
      id: "none",
      outputs: { result, bcryptHash: `$2a$10$${context.hash(53, text(inputs, "keepers") ?? "")}` },
    };
  },
});
