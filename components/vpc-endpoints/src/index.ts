/** VPC endpoints. */
export {
  type EndpointPlace,
  type EndpointPolicy,
  endpointPolicy,
  type EndpointStatement,
} from "./policies.ts";
export * from "./services.ts";
export { VpcEndpoints, type VpcEndpointsArgs } from "./vpc-endpoints.ts";
