/** For specs: what stands for a value that a preview does not know, as the engine sends it. */
export { unknownValue as UNKNOWN } from "@pulumi/pulumi/runtime/rpc.js";
