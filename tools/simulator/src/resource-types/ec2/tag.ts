/** One tag of an EC2 resource, set from outside the resource. */
import { defineResourceType } from "../../resource-type.ts";
import { tagRefusals } from "../../account/tags.ts";

export const ec2Tag = defineResourceType({
  type: "aws:ec2/tag:Tag",
  taggable: false,
  refuse: (inputs) => tagRefusals({ [String(inputs["key"])]: inputs["value"] }, "tag"),
  create: (inputs) => ({ id: `${String(inputs["resourceId"])},${String(inputs["key"])}`, outputs: {} }),
});
