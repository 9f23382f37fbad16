/**
 * Entry of a provider plugin of remote components: `pulumi-resource-awsx` and `-eks` run it. The SDK's own plugin server
 * runs Construct, over the expansions that the planner runs in its process.
 */
import { provider } from "@pulumi/pulumi";
import { REMOTE_COMPONENTS } from "../components/index.ts";

const [version = "0.0.0", ...args] = process.argv.slice(2);
await provider.main(
  {
    version,
    construct: async (name, type, inputs, options) => {
      const component = REMOTE_COMPONENTS.get(type);
      if (!component) throw new Error(`the simulator does not know the remote component ${type}`);
      return await component(name, inputs, options);
    },
  },
  args,
);
