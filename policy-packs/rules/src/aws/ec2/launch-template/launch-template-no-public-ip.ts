/** Instances get no public address. */
import { objectsAt } from "../../../inputs.ts";
import { defineResourceRule, type Finding, type JudgedResource } from "../../../rule.ts";
import { checkov, fsbp } from "../../frameworks.ts";
import { mustNotBeOn } from "../../values.ts";
import { METADATA_TYPES } from "../metadata.ts";

export const launchTemplateNoPublicIp = defineResourceRule({
  id: "launch-template-no-public-ip",
  title: "Launched instances have no public IP address",
  description:
    "A node with a public address can be reached from the internet as soon as one security group is wrong.",
  severity: "high",
  frameworks: [
    fsbp("EC2.25", "Launch templates assign no public addresses."),
    fsbp("EC2.9", "Instances have no public IPv4 address."),
    checkov("CKV_AWS_88", "Instances have no public address."),
  ],
  remediation: "remove associatePublicIpAddress or set it to false; let traffic out through a NAT gateway",
  url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
  types: METADATA_TYPES,
  examples: {
    good: { networkInterfaces: [{ deviceIndex: 0, associatePublicIpAddress: "false" }] },
    bad: { networkInterfaces: [{ associatePublicIpAddress: "true" }] },
  },
  judge,
});

function judge({ inputs }: JudgedResource): readonly Finding[] {
  return [
    ...mustNotBeOn(inputs, "associatePublicIpAddress"),
    ...objectsAt(inputs, "networkInterfaces").flatMap((card, i) =>
      mustNotBeOn(card, "associatePublicIpAddress").map(({ path, message }) => ({
        path: `networkInterfaces[${i}].${path}`,
        message,
      })),
    ),
  ];
}
