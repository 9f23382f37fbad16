/** Rules about charts that the Kubernetes provider installs. */
export { helmReleasePinned } from "./v3/release/helm-release-pinned.ts";
export { helmReleaseRepository } from "./v3/release/helm-release-repository.ts";
