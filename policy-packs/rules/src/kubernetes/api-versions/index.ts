/** Rules about versions of the Kubernetes API. */
export { apiVersionNotDeprecated } from "./api-version-not-deprecated.ts";
export { apiVersionServed } from "./api-version-served.ts";
