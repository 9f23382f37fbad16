/** Entry of the Pulumi project drydock-nodepools. */
import { runStack } from "@drydock/core/layer";
import { nodePools } from "@drydock/nodepools";

export default () => runStack(nodePools);
