/** Every data source that the simulator answers for. */
import type { DataSource } from "../resource-type.ts";
import * as awsFacts from "./aws-facts.ts";
import * as eks from "./eks.ts";
import { getLoadBalancer } from "./load-balancers.ts";
import * as network from "./network.ts";
import * as place from "./place.ts";
import { getPolicyDocument } from "./policy-document.ts";

export const DATA_SOURCES: readonly DataSource[] = [
  ...Object.values(place),
  ...Object.values(awsFacts),
  ...Object.values(network),
  ...Object.values(eks),
  getLoadBalancer,
  getPolicyDocument,
];
