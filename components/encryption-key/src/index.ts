/** Customer-managed KMS keys. */
export * from "./encryption-key.ts";
export * from "./grants.ts";
export { type KeyPlace, type KeyPolicy, keyPolicy, type KeyStatement, type ResolvedGrant } from "./policy.ts";
