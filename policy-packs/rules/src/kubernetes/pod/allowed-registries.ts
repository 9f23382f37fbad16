/** Images come from the registries that the organization allows. */
import { definePodRule } from "../../rule.ts";
import { shown } from "../../inputs.ts";
import { kubescape } from "../frameworks.ts";
import { examplePod } from "../pod-security/example.ts";
import { imagesOf, located, parseImage } from "./image.ts";

export const allowedRegistries = definePodRule({
  id: "allowed-registries",
  title: "Images come from allowed registries",
  description:
    "Anybody can publish an image under a name that looks like another's. Registries that somebody looked at, and that scan what they hold, keep such images out of the cluster.",
  severity: "high",
  frameworks: [kubescape("C-0078", "Images come from a registry that is allowed.")],
  remediation:
    "copy the image to a registry of allowedContainerRegistries in guardrails.yaml, or ask its owner to add the registry",
  url: "https://kubernetes.io/docs/concepts/containers/images/",
  examples: {
    good: examplePod({ container: { image: "registry.k8s.io/pause:3.10" } }),
    bad: examplePod({ container: { image: "docker.io/someone/web:1.4.2" } }),
  },
  judge: (pod, { allowedRegistries: allowed }) =>
    allowed.length === 0
      ? []
      : imagesOf(pod)
          .filter(({ value }) => typeof value !== "string" || !isAllowed(value, allowed))
          .map(({ path, value }) => ({
            path,
            message: `must come from ${allowed.join(", ")} (is ${shown(value)})`,
          })),
});

/** Prefixes end where a part of the name does: quay.io/cilium is not a prefix of quay.io/cilium-fork/agent. */
function isAllowed(image: string, allowed: readonly string[]): boolean {
  const { registry, repository } = parseImage(image);
  const name = `${registry}/${repository}/`;
  return allowed.flatMap(asPrefixes).some((prefix) => name.startsWith(prefix));
}

function asPrefixes(prefix: string): readonly string[] {
  const path = prefix.replace(/\/+$/, "");
  if (!path.includes("/")) {
    // A bare word is an account of Docker Hub: only there are names as short as that.
    return [/[.:]|^localhost$/.test(path) ? `${path.toLowerCase()}/` : `docker.io/${path}/`];
  }
  // There a name of one word is an account, and an image of the library too.
  const [, word] = /^(?:index\.)?docker\.io\/([^/]+)$/i.exec(path) ?? [];
  return [`${located(path).join("/")}/`, ...(word === undefined ? [] : [`docker.io/${word}/`])];
}
