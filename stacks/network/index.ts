/** Entry of the Pulumi project drydock-network. */
import { runStack } from "@drydock/core/layer";
import { network } from "@drydock/network";

export default () => runStack(network);
