/** Target of an EventBridge rule. */
import { text } from "../../account/input.ts";
import type { Index, Properties } from "../../account/account.ts";
import { nameRefusals } from "../../account/names.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { EVENT_RULE } from "../tokens.ts";

const EVENT_TARGET = "aws:cloudwatch/eventTarget:EventTarget";
/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const MAX_TARGETS = 5;

const BY_RULE: Index = { name: "bus and rule", keys: ({ inputs }) => [ruleOf(inputs)] };

function ruleOf(inputs: Properties): string {
  return `${text(inputs, "eventBusName") ?? "default"} ${String(inputs["rule"])}`;
}

export const eventTarget = defineResourceType({
  type: EVENT_TARGET,
  taggable: false,
  references: { rule: { type: EVENT_RULE, by: ["name", "id"], notFound: "ResourceNotFoundException" } },
  refuse(inputs, { account }) {
    const arn = text(inputs, "arn") ?? "";
    const others = account.where(EVENT_TARGET, BY_RULE, ruleOf(inputs)).length;
    const transforms = ["input", "inputPath", "inputTransformer"].filter((key) => inputs[key] !== undefined);
    return refusals(
      nameRefusals("eventTarget", inputs["targetId"], "targetId", "ValidationException"),
      !/^arn:[\w-]+:[\w-]+:[\w-]*:\d*:.+$/.test(arn) &&
        refusal("ValidationException", "arn", `${arn} is no ARN`, "name the target by its ARN"),
      transforms.length > 1 &&
        refusal(
          "ValidationException",
          transforms[1] ?? "",
          `only one of ${transforms.join(", ")} can be set`,
          "keep one of them",
        ),
      others >= MAX_TARGETS &&
        refusal(
          "LimitExceededException",
          "rule",
          `the rule has ${others} targets already; AWS takes ${MAX_TARGETS}`,
          "add another rule with the same pattern",
        ),
    );
  },
  create(inputs, context) {
    const targetId = text(inputs, "targetId") ?? `terraform-${context.hash(26, "target")}`;
    const bus = text(inputs, "eventBusName") ?? "default";
    const own = `${text(inputs, "rule") ?? ""}-${targetId}`;
    return { id: bus === "default" ? own : `${bus}-${own}`, outputs: { eventBusName: bus, targetId } };
  },
});
