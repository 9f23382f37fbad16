/** Entry of the Pulumi project drydock-app. */
import { runStack } from "@drydock/core/layer";
import { app } from "@drydock/app";

export default () => runStack(app);
