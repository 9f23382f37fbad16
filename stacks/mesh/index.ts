/** Entry of the Pulumi project drydock-mesh. */
import { runStack } from "@drydock/core/layer";
import { mesh } from "@drydock/mesh";

export default () => runStack(mesh);
