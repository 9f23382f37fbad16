/** Entry of the Pulumi project drydock-foundation. */
import { runStack } from "@drydock/core/layer";
import { foundation } from "@drydock/foundation";

export default () => runStack(foundation);
