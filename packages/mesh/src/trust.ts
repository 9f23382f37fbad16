/** Domain of the mesh's identities: Kubernetes' own, which the flows' principals are written for. */
export const TRUST_DOMAIN = "cluster.local";
