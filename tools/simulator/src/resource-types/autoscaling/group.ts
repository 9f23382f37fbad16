/** Auto Scaling group. */
import { arn, uuid } from "../../account/identifiers.ts";
import { number, text } from "../../account/input.ts";
import { nameRefusals } from "../../account/names.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { TO_SUBNET } from "../references.ts";
import { AUTO_SCALING_GROUP, LAUNCH_TEMPLATE } from "../tokens.ts";

export const group = defineResourceType({
  type: AUTO_SCALING_GROUP,
  taggable: false,
  autoName: { property: "name", maxLength: 255 },
  references: {
    "vpcZoneIdentifiers[]": { ...TO_SUBNET, notFound: "ValidationError" },
    "launchTemplate.id": { type: LAUNCH_TEMPLATE, notFound: "ValidationError" },
  },
  refuse(inputs, { account, region }) {
    const [min, max] = [number(inputs, "minSize") ?? 0, number(inputs, "maxSize") ?? 0];
    const desired = number(inputs, "desiredCapacity");
    const sources = ["launchTemplate", "launchConfiguration", "mixedInstancesPolicy"].filter(
      (key) => inputs[key],
    );
    return refusals(
      nameRefusals("autoScalingGroup", inputs["name"], "name", "ValidationError"),
      account.where(AUTO_SCALING_GROUP, "name", inputs["name"]).some((other) => other.region === region) &&
        refusal(
          "AlreadyExists",
          "name",
          `the group ${String(inputs["name"])} already exists`,
          "give one another name",
        ),
      min > max &&
        refusal(
          "ValidationError",
          "minSize",
          `minimum ${min} is greater than maximum ${max}`,
          "raise maxSize",
        ),
      desired !== undefined &&
        (desired < min || desired > max) &&
        refusal(
          "ValidationError",
          "desiredCapacity",
          `${desired} is not between ${min} and ${max}`,
          "correct it",
        ),
      sources.length !== 1 &&
        refusal(
          "ValidationError",
          "launchTemplate",
          `instances come from one source; given are ${sources.length === 0 ? "none" : sources.join(", ")}`,
          "set launchTemplate",
        ),
    );
  },
  create(inputs, context) {
    const name = text(inputs, "name") ?? "";
    return {
      id: name,
      outputs: {
        arn: arn(context, "autoscaling", `autoScalingGroup:${uuid(context)}:autoScalingGroupName/${name}`),
        desiredCapacity: inputs["desiredCapacity"] ?? inputs["minSize"],
        healthCheckType: inputs["healthCheckType"] ?? "EC2",
      },
    };
  },
});
