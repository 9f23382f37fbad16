/** Entry of the Pulumi project drydock-delivery. */
import { runStack } from "@drydock/core/layer";
import { delivery } from "@drydock/delivery";

export default () => runStack(delivery);
