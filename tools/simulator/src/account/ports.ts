/** IP protocols and port ranges, as security groups and network ACLs take them. */
import { type Refusal, refusal, refusals } from "./refusal.ts";

const NAMED = ["tcp", "udp", "icmp", "icmpv6"];
const NUMBERS: Readonly<Record<string, string>> = {
  "6": "tcp",
  "17": "udp",
  "1": "icmp",
  "58": "icmpv6",
  all: "-1",
};

/** tcp, udp, icmp, icmpv6, another number as text, or -1 for all. */
export function protocolOf(written: unknown): string {
  const text = String(written).toLowerCase();
  return NUMBERS[text] ?? text;
}

export interface PortRange {
  readonly protocol: unknown;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

export function portRefusals(
  { protocol: written, from, to }: PortRange,
  names: { from: string; to: string; protocol: string },
): Refusal[] {
  const protocol = protocolOf(written);
  const known =
    protocol === "-1" || NAMED.includes(protocol) || (/^\d+$/.test(protocol) && Number(protocol) <= 255);
  if (!known) {
    return [
      refusal(
        "InvalidParameterValue",
        names.protocol,
        `${String(written)} is no IP protocol`,
        "use tcp, udp, icmp, icmpv6, a protocol number, or -1 for all",
      ),
    ];
  }
  if (protocol !== "tcp" && protocol !== "udp") return [];
  const outside = (port: number | undefined): boolean =>
    port === undefined || !Number.isInteger(port) || port < 0 || port > 65535;
  return refusals(
    outside(from) && outOfRange(names.from, from),
    outside(to) && outOfRange(names.to, to),
    from !== undefined &&
      to !== undefined &&
      from > to &&
      refusal(
        "InvalidParameterValue",
        names.from,
        `the port range runs backwards, from ${from} to ${to}`,
        `write the lower port in ${names.from} and the higher in ${names.to}`,
      ),
  );
}

function outOfRange(property: string, port: number | undefined): Refusal {
  return refusal(
    "InvalidParameterValue",
    property,
    port === undefined ? `${property} is missing` : `${port} is no port`,
    "use a port of 0 to 65535",
  );
}
