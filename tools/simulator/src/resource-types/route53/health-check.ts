/** Health check of Route 53. https://docs.aws.amazon.com/Route53/latest/APIReference/API_HealthCheckConfig.html */
import { uuid } from "../../account/identifiers.ts";
import { number, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { HEALTH_CHECK } from "../tokens.ts";

/** Those that ask an endpoint. */
const ENDPOINT_TYPES = ["HTTP", "HTTPS", "HTTP_STR_MATCH", "HTTPS_STR_MATCH", "TCP"];
const TYPES = [...ENDPOINT_TYPES, "CALCULATED", "CLOUDWATCH_METRIC", "RECOVERY_CONTROL"];

export const healthCheck = defineResourceType({
  type: HEALTH_CHECK,
  taggable: true,
  scope: "global",
  refuse(inputs) {
    const type = text(inputs, "type") ?? "";
    const path = text(inputs, "resourcePath");
    const interval = number(inputs, "requestInterval");
    const threshold = number(inputs, "failureThreshold");
    const invalid = (property: string, message: string, remediation: string) =>
      refusal("InvalidInput", property, message, remediation);
    return refusals(
      !TYPES.includes(type) &&
        invalid("type", `${type} is no type of health check`, `use ${TYPES.join(", ")}`),
      ENDPOINT_TYPES.includes(type) &&
        text(inputs, "fqdn") === undefined &&
        text(inputs, "ipAddress") === undefined &&
        invalid("fqdn", "the check has nothing to ask", "set fqdn or ipAddress"),
      type === "TCP" &&
        number(inputs, "port") === undefined &&
        invalid("port", "a check of type TCP has no port of its own", "set port"),
      type === "TCP" &&
        path !== undefined &&
        invalid("resourcePath", "TCP has no paths", "remove resourcePath"),
      path !== undefined &&
        path.length > 255 &&
        invalid("resourcePath", "is over 255 characters", "shorten it"),
      interval !== undefined &&
        ![10, 30].includes(interval) &&
        invalid("requestInterval", `${interval} seconds are not offered`, "use 10 or 30"),
      threshold !== undefined &&
        (threshold < 1 || threshold > 10) &&
        invalid("failureThreshold", `${threshold} is out of bounds`, "use 1 to 10"),
    );
  },
  create(inputs, context) {
    const id = uuid(context);
    return {
      id,
      outputs: {
        arn: `arn:${context.partition}:route53:::healthcheck/${id}`,
        disabled: inputs["disabled"] ?? false,
        enableSni: inputs["enableSni"] ?? text(inputs, "type")?.startsWith("HTTPS") === true,
      },
    };
  },
});
