/** What to say of a type that the simulator does not know: what to use in its place. */

/** Charts, manifests and kustomizations come out as children that only their tools can name. */
const IN_PLACE_OF: readonly (readonly [RegExp, string])[] = [
  [
    /^kubernetes:helm(:template|\.sh\/v\d+:Chart)$/,
    "a Chart registers what its templates render, which nobody renders here: use kubernetes.helm.v3.Release",
  ],
  [
    /^kubernetes:yaml[:/]/,
    "ConfigFile and ConfigGroup register what their manifests hold, which nobody reads here: " +
      "create each object by its own class, or as a kubernetes.apiextensions.CustomResource",
  ],
  [
    /^kubernetes:kustomize[:/]/,
    "a Directory registers what kustomize builds, which does not run here: " +
      "create each object by its own class, or as a kubernetes.apiextensions.CustomResource",
  ],
  [
    /^eks:index:NodeGroup$/,
    "its nodes come out of a CloudFormation stack, which is not simulated: use eks.NodeGroupV2 or eks.ManagedNodeGroup",
  ],
];

/** `otherwise` where nothing is known to take its place. */
export function inPlaceOf(token: string, otherwise: string): string {
  return IN_PLACE_OF.find(([pattern]) => pattern.test(token))?.[1] ?? otherwise;
}
