/** Entry of the Pulumi project drydock-observability. */
import { runStack } from "@drydock/core/layer";
import { observability } from "@drydock/observability";

export default () => runStack(observability);
