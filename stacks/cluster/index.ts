/** Entry of the Pulumi project drydock-cluster. */
import { runStack } from "@drydock/core/layer";
import { cluster } from "@drydock/cluster";

export default () => runStack(cluster);
