/** Names that Argo CD's chart, its secrets and the tenants agree on. */
import { ARGO_CD } from "@drydock/core/flows";

/** Secret with the key of the client at the identity provider. */
export const OIDC_SECRET = `${ARGO_CD}-oidc`;
export const OIDC_KEY = "clientSecret";

/** Secret that the chart's servers read the password of Redis from; name and key are the chart's. */
export const REDIS_SECRET = `${ARGO_CD}-redis`;
export const REDIS_KEY = "auth";

/** Argo CD reads secrets with this label only. */
export const PART_OF_ARGO_CD = { "app.kubernetes.io/part-of": ARGO_CD } as const;

/** Address of the cluster that Argo CD runs in. */
export const THIS_CLUSTER = "https://kubernetes.default.svc";
