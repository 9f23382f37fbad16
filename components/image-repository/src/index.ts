/** Repositories of container images. */
export * from "./image-repository.ts";
