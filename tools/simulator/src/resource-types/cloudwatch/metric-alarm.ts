/** CloudWatch alarm. */
import { arn } from "../../account/identifiers.ts";
import { number, objects, text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";

export const metricAlarm = defineResourceType({
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  taggable: true,
  autoName: { property: "name", maxLength: 255 },
  refuse(inputs) {
    const period = number(inputs, "period");
    const periods = number(inputs, "evaluationPeriods");
    const points = number(inputs, "datapointsToAlarm");
    const missing = text(inputs, "treatMissingData");
    const queries = objects(inputs, "metricQueries").length > 0;
    const invalid = (property: string, message: string, remediation: string) =>
      refusal("ValidationError", property, message, remediation);
    return refusals(
      nameRefusals("metricAlarm", inputs["name"], "name", "ValidationError"),
      !queries &&
        inputs["evaluationCriteria"] === undefined &&
        text(inputs, "metricName") === undefined &&
        invalid("metricName", "the alarm watches nothing", "set metricName or metricQueries"),
      queries &&
        text(inputs, "metricName") !== undefined &&
        invalid("metricName", "both metricName and metricQueries are set", "keep one of them"),
      period !== undefined &&
        ![10, 20, 30].includes(period) &&
        (period < 60 || period % 60 !== 0) &&
        invalid("period", `${period} seconds is not offered`, "use 10, 20, 30 or a multiple of 60"),
      points !== undefined &&
        periods !== undefined &&
        points > periods &&
        invalid("datapointsToAlarm", `${points} of ${periods} can never be`, "use at most evaluationPeriods"),
      period !== undefined &&
        periods !== undefined &&
        period * periods > 604_800 &&
        invalid(
          "evaluationPeriods",
          "the alarm looks back more than a week",
          "shorten the period or evaluate fewer",
        ),
      missing !== undefined &&
        !["missing", "ignore", "breaching", "notBreaching"].includes(missing) &&
        invalid(
          "treatMissingData",
          `${missing} is no treatment`,
          "use missing, ignore, breaching or notBreaching",
        ),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    return {
      id: name,
      outputs: {
        arn: arn(context, "cloudwatch", `alarm:${name}`),
        actionsEnabled: inputs["actionsEnabled"] ?? true,
        evaluateLowSampleCountPercentiles: inputs["evaluateLowSampleCountPercentiles"] ?? "",
        treatMissingData: inputs["treatMissingData"] ?? "missing",
      },
    };
  },
});
