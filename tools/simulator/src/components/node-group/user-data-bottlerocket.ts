/** User data of Bottlerocket nodes: settings as TOML, the program's own over the component's. Pure. */
import { formatCidr, parseBlock } from "@drydock/core/cidr";
import { object, isObject } from "../../account/input.ts";
import { tomlText } from "./toml.ts";
import type { ClusterFacts, UserDataArgs } from "./user-data.ts";

export function bottlerocketUserData(cluster: ClusterFacts, args: UserDataArgs): string {
  const own = args.bottlerocketSettings ?? {};
  const settings = object(own, "settings") ?? {};
  const kubernetes = {
    "cluster-name": cluster.name,
    "api-server": cluster.endpoint,
    "cluster-certificate": cluster.certificateAuthority,
    "cluster-dns-ip": dnsAddress(cluster.serviceCidr),
    ...(args.labels ? { "node-labels": args.labels } : {}),
    ...(args.taints ? { "node-taints": taintTexts(args.taints) } : {}),
    ...object(settings, "kubernetes"),
  };
  return tomlText(sorted({ ...own, settings: { ...settings, kubernetes } }) as Record<string, unknown>);
}

function taintTexts(taints: NonNullable<UserDataArgs["taints"]>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(taints).map(([key, { value = "", effect }]) => [key, `${value}:${effect}`]),
  );
}

function sorted(value: unknown): unknown {
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => a.localeCompare(b));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** The tenth address of the service range, where EKS puts CoreDNS. */
export function dnsAddress(serviceCidr: string): string {
  if (serviceCidr.includes(":")) return serviceCidr.replace(/::\/\d+$/, "::a");
  const { first } = parseBlock(serviceCidr);
  return formatCidr({ first: first + 10, prefixLength: 32 }).replace("/32", "");
}
