/** Hardened VPCs. */
export * from "./args.ts";
export { HardenedVpc } from "./hardened-vpc.ts";
export { noPublicIpOnLaunch } from "./no-public-ip.ts";
