/** Entry of the Pulumi project drydock-data. */
import { runStack } from "@drydock/core/layer";
import { data } from "@drydock/data";

export default () => runStack(data);
