/** Declaration of the network layer. */
import { networkContract } from "@drydock/core/contracts";
import { defineLayer } from "@drydock/core/layer";
import { Network } from "./network.ts";

export const network = defineLayer({
  contract: networkContract,
  upstream: {},
  slices: ["network"],
  build({ environment, accountId, region, settings, awsProvider }) {
    const args = { environment, accountId, region, settings: settings.network };
    return new Network("network", args, { providers: [awsProvider] }).contract;
  },
});
