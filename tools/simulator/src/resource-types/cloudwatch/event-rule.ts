/** EventBridge rule. */
import { arn } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { EVENT_RULE } from "../tokens.ts";
import { patternRefusals } from "./event-pattern.ts";

export const eventRule = defineResourceType({
  type: EVENT_RULE,
  taggable: true,
  autoName: { property: "name", maxLength: 64 },
  refuse(inputs) {
    const pattern = inputs["eventPattern"];
    const schedule = text(inputs, "scheduleExpression");
    return refusals(
      nameRefusals("eventRule", inputs["name"], "name", "ValidationException"),
      (pattern === undefined || pattern === "") &&
        schedule === undefined &&
        refusal(
          "ValidationException",
          "eventPattern",
          "a rule needs an event pattern or a schedule",
          "set eventPattern or scheduleExpression",
        ),
      patternRefusals(pattern),
      schedule !== undefined &&
        !/^(rate\([1-9]\d* (minute|minutes|hour|hours|day|days)\)|cron\(\S+( \S+){5}\))$/.test(schedule) &&
        refusal(
          "ValidationException",
          "scheduleExpression",
          `${schedule} is no schedule`,
          "write rate(5 minutes), or cron() with six fields",
        ),
      schedule !== undefined &&
        (text(inputs, "eventBusName") ?? "default") !== "default" &&
        refusal(
          "ValidationException",
          "scheduleExpression",
          "only the default event bus takes schedules",
          "remove eventBusName",
        ),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    const bus = text(inputs, "eventBusName") ?? "default";
    const own = bus === "default" ? name : `${bus}/${name}`;
    return {
      id: own,
      outputs: {
        arn: arn(context, "events", `rule/${own}`),
        eventBusName: bus,
        namePrefix: inputs["namePrefix"] ?? "",
        state: inputs["state"] ?? (inputs["isEnabled"] === false ? "DISABLED" : "ENABLED"),
      },
    };
  },
});
