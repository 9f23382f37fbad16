/** For specs and benchmarks: plan records of our own making. */
export { HOSTILE, hostileRecord } from "./hostile.ts";
export { largeRecord } from "./large.ts";
export { finding, resource, sampleRecord } from "./sample.ts";
