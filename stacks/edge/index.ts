/** Entry of the Pulumi project drydock-edge. */
import { runStack } from "@drydock/core/layer";
import { edge } from "@drydock/edge";

export default () => runStack(edge);
