/** Entry of the Pulumi project drydock: every layer in one stack. */
import { runPlatform } from "@drydock/core/layer";
import { LAYERS } from "./layers.ts";

export default () => runPlatform(LAYERS);
