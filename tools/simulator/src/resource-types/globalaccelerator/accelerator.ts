/** Accelerator. https://docs.aws.amazon.com/global-accelerator/latest/api/API_CreateAccelerator.html */
import { publicIp, uuid } from "../../account/identifiers.ts";
import { text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { ACCELERATOR } from "../tokens.ts";

const NAME = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,62}[A-Za-z0-9])?$/;
const ADDRESS_TYPES = ["IPV4", "DUAL_STACK"];

export const accelerator = defineResourceType({
  type: ACCELERATOR,
  taggable: true,
  scope: "global",
  autoName: { property: "name", maxLength: 64 },
  refuse(inputs) {
    const name = text(inputs, "name") ?? "";
    const addresses = text(inputs, "ipAddressType");
    return refusals(
      !NAME.test(name) &&
        refusal(
          "InvalidArgumentException",
          "name",
          `${name} is not 1 to 64 letters, digits, dots and hyphens without one at either end`,
          "choose another name",
        ),
      addresses !== undefined &&
        !ADDRESS_TYPES.includes(addresses) &&
        refusal(
          "InvalidArgumentException",
          "ipAddressType",
          `${addresses} is no type of address`,
          `use ${ADDRESS_TYPES.join(" or ")}`,
        ),
    );
  },
  create(inputs, context) {
    const id = uuid(context);
    // An accelerator has two addresses.
    const second = {
      ...context,
      hash: (length: number, salt = "") => context.hash(length, `${salt}-second`),
    };
    const arn = `arn:${context.partition}:globalaccelerator::${context.accountId}:accelerator/${id}`;
    return {
      id: arn,
      outputs: {
        arn,
        dnsName: `a${context.hash(16, "dns")}.awsglobalaccelerator.com`,
        enabled: inputs["enabled"] ?? true,
        hostedZoneId: "Z2BJ6XQ5FK7U4H",
        ipAddressType: inputs["ipAddressType"] ?? "IPV4",
        ipSets: [
          {
            ipAddresses: [publicIp(context), publicIp(second)],
            ipFamily: "IPv4",
          },
        ],
      },
    };
  },
});
