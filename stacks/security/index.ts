/** Entry of the Pulumi project drydock-security. */
import { runStack } from "@drydock/core/layer";
import { security } from "@drydock/security";

export default () => runStack(security);
