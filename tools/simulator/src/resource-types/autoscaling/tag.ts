/** One tag of an Auto Scaling group, set from outside the group. */
import { object, text } from "../../account/input.ts";
import { tagRefusals } from "../../account/tags.ts";
import { defineResourceType } from "../../resource-type.ts";
import { AUTO_SCALING_GROUP } from "../tokens.ts";

export const autoScalingTag = defineResourceType({
  type: "aws:autoscaling/tag:Tag",
  taggable: false,
  references: { autoscalingGroupName: { type: AUTO_SCALING_GROUP, by: "name", notFound: "ValidationError" } },
  refuse(inputs) {
    const tag = object(inputs, "tag");
    return tagRefusals({ [text(tag, "key") ?? ""]: tag?.["value"] }, "tag");
  },
  create: (inputs) => ({
    id: `${String(inputs["autoscalingGroupName"])},${text(object(inputs, "tag"), "key") ?? ""}`,
    outputs: {},
  }),
});
