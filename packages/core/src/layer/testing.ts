/** For specs: two small layers, the second upon the first. */
import * as pulumi from "@pulumi/pulumi";
import { z } from "zod";
import { defineContract } from "../contracts/contract.ts";
import { type Environment, loadEnvironment } from "../environment/index.ts";
import { type AnyLayer, defineLayer } from "./define-layer.ts";

export const alphaContract = defineContract({
  layer: "alpha",
  version: 3,
  outputs: { endpoint: z.string(), zones: z.array(z.string()), token: z.string() },
  secrets: ["token"],
});
const betaContract = defineContract({ layer: "beta", version: 1, outputs: { reached: z.string() } });

export const ALPHA_OUTPUTS = { endpoint: "https://alpha", zones: ["a", "b"], token: "swordfish" };

/** Type of what both layers create: one the simulator does not know, so nothing but the layers is looked at. */
export const THING = "test:index:Thing";

class Thing extends pulumi.CustomResource {
  constructor(name: string, properties: pulumi.Inputs, options?: pulumi.CustomResourceOptions) {
    super(THING, name, properties, options);
  }
}

/** A layer alpha that returns `outputs`, whatever its contract says. */
export function alphaReturning(outputs: object): AnyLayer {
  return defineLayer({
    contract: alphaContract,
    upstream: {},
    slices: ["network"],
    build(context) {
      new Thing("alpha-thing", { vpcCidrBlock: context.settings.network.vpcCidrBlock });
      return outputs as never;
    },
  });
}

export const alpha = alphaReturning(ALPHA_OUTPUTS);

export const beta = defineLayer({
  contract: betaContract,
  upstream: { alpha: alphaContract },
  slices: [],
  build({ upstream }) {
    new Thing("beta-thing", {
      endpoint: upstream.alpha.endpoint,
      zones: upstream.alpha.zones,
      token: upstream.alpha.token,
    });
    return { reached: upstream.alpha.endpoint };
  },
});

export async function environment(topology: Environment["topology"]): Promise<Environment> {
  return { ...(await loadEnvironment("dev")), environment: "dev", topology };
}
