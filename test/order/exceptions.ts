/** Orders that are broken on purpose, with the page that tells the operator what to do about it. */

export interface OrderException {
  readonly rule: string;
  /** Logical names. */
  readonly subject: string;
  readonly before: readonly string[];
  /** Page, and the words on it that tell. */
  readonly page: string;
  readonly words: RegExp;
}

/** OpenFGA belongs to identity, which the mesh's own JSON web keys come from; it is restarted once. */
export const EXCEPTIONS: readonly OrderException[] = [
  {
    rule: "sidecar",
    subject: "security-openfga-release",
    before: ["mesh-istio-cni-release", "mesh-istiod-release"],
    page: "docs/layers/mesh.md",
    words: /OpenFGA\) start before `istiod` on a new cluster: restart/,
  },
];
