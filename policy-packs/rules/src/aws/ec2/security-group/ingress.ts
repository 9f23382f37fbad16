/** Ingress in one form, from the four resource types that can declare it. */
import { type Inputs, objectsAt, shown } from "../../../inputs.ts";
import type { JudgedResource } from "../../../rule.ts";
import { DEFAULT_SECURITY_GROUP, INGRESS_RULE, SECURITY_GROUP, SECURITY_GROUP_RULE } from "../../types.ts";
import { numberOf, textsOf } from "../../values.ts";

/** Traffic that is let in: a port range from some blocks. */
export interface Ingress {
  /** Where it was declared, as a finding's path: `ingress[0]`, or empty for a resource that is one rule. */
  readonly path: string;
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidrBlocks: readonly string[];
}

const LAST_PORT = 65535;
/** Protocol -1 is all traffic, and then AWS ignores the ports. */
const ALL_PROTOCOLS = new Set(["-1", "all"]);
const WITH_PORTS = new Set(["tcp", "udp", "6", "17", ...ALL_PROTOCOLS]);

type Reader = (inputs: Inputs) => Ingress[];

const inline: Reader = (inputs) =>
  objectsAt(inputs, "ingress").flatMap((rule, i) =>
    ingress(`ingress[${i}]`, rule["protocol"], rule, ["cidrBlocks", "ipv6CidrBlocks"]),
  );

const classic: Reader = (inputs) =>
  inputs["type"] === "ingress"
    ? ingress("", inputs["protocol"], inputs, ["cidrBlocks", "ipv6CidrBlocks"])
    : [];

const single: Reader = (inputs) => ingress("", inputs["ipProtocol"], inputs, ["cidrIpv4", "cidrIpv6"]);

const READERS: Readonly<Record<string, Reader>> = {
  [SECURITY_GROUP]: inline,
  [DEFAULT_SECURITY_GROUP]: inline,
  [SECURITY_GROUP_RULE]: classic,
  [INGRESS_RULE]: single,
};

/** Resource types that can let traffic in. */
export const INGRESS_TYPES: readonly string[] = Object.keys(READERS);

export function ingressOf({ type, inputs }: JudgedResource): readonly Ingress[] {
  return READERS[type]?.(inputs) ?? [];
}

function ingress(path: string, protocol: unknown, rule: Inputs, blocks: readonly string[]): Ingress[] {
  const name = typeof protocol === "string" ? protocol.toLowerCase() : shown(protocol);
  if (!WITH_PORTS.has(name)) return [];
  const all = ALL_PROTOCOLS.has(name);
  const port = (key: string, otherwise: number): number =>
    (all ? undefined : numberOf(rule[key])) ?? otherwise;
  return [
    {
      path,
      fromPort: port("fromPort", 0),
      toPort: port("toPort", LAST_PORT),
      cidrBlocks: blocks.flatMap((key) => textsOf(rule[key])),
    },
  ];
}
