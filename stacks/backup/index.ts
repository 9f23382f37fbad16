/** Entry of the Pulumi project drydock-backup. */
import { runStack } from "@drydock/core/layer";
import { backup } from "@drydock/backup";

export default () => runStack(backup);
