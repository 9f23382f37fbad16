/** Images come from registries that somebody answers for. An image without a registry is Docker Hub's. */
import { IMAGES, POD_VARIABLES } from "../../cel/pods.ts";
import { type ConstraintRule, noCulprits } from "../rule.ts";

export const allowedRegistries: ConstraintRule = {
  kind: "DrydockAllowedRegistries",
  name: "allowed-registries",
  parameters: ["registries"],
  values: ({ allowedRegistries: registries }) => ({ registries: registryPrefixes(registries) }),
  variables: [
    ...POD_VARIABLES,
    IMAGES,
    {
      // A first part is a registry only if it looks like a host.
      name: "located",
      expression:
        "variables.images.map(i, i.contains('/') && i.split('/')[0].matches('[.:]|^localhost$') ? " +
        "i.split('/')[0].lowerAscii() + i.substring(size(i.split('/')[0])) : 'docker.io/' + i)",
    },
    {
      name: "ofHub",
      expression:
        "variables.located.map(n, n.startsWith('index.docker.io/') ? n.substring(size('index.')) : n)",
    },
    {
      name: "names",
      expression:
        "variables.ofHub.map(n, n.matches('^docker[.]io/[^/]*$') ? 'docker.io/library' + n.substring(size('docker.io')) : n)",
    },
    {
      // A whole repository may be allowed: its tag or digest follows at once. After a host a colon begins a port.
      name: "culprits",
      expression:
        "variables.names.filter(n, !variables.params.registries.exists(r, n.startsWith(r + '/') || " +
        "(r.contains('/') && (n == r || n.startsWith(r + ':') || n.startsWith(r + '@')))))",
    },
  ],
  validations: noCulprits(
    "has images of registries that are not allowed",
    "push them to a repository of the platform",
  ),
};

/** On Docker Hub a name of one word is an account, and an image of the library too. */
export function registryPrefixes(registries: readonly string[]): readonly string[] {
  return registries.flatMap((registry) => {
    const [, word] = /^docker\.io\/([^/]+)$/.exec(registry) ?? [];
    return word === undefined ? [registry] : [registry, `docker.io/library/${word}`];
  });
}
