/** Names of images, taken apart as the container runtime takes them. */
import { isObject, itemsAt, joined } from "../../inputs.ts";
import type { JudgedPod } from "../../rule.ts";

export interface ImageName {
  /** registry.k8s.io, docker.io where the name has none. */
  readonly registry: string;
  /** library/nginx for nginx, as Docker Hub has it. */
  readonly repository: string;
  readonly tag?: string;
  /** sha256:… */
  readonly digest?: string;
}

/** An image that a pod would pull. */
export interface PodImage {
  readonly path: string;
  /** Anything: undefined where a container has none. */
  readonly value: unknown;
}

const DOCKER_HUB = "docker.io";

export function parseImage(name: string): ImageName {
  const [tagged = "", digest] = split(name, name.indexOf("@"));
  const colon = tagged.lastIndexOf(":");
  const [path = "", tag] = split(tagged, colon > tagged.lastIndexOf("/") ? colon : -1);
  const [registry, repository] = located(path);
  return {
    registry,
    repository,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** Registry and repository of a name without tag; a first part is a registry only if it looks like a host. */
export function located(path: string): readonly [registry: string, repository: string] {
  const slash = path.indexOf("/");
  const first = slash < 0 ? "" : path.slice(0, slash);
  if (!/[.:]/.test(first) && first !== "localhost") return [DOCKER_HUB, slash < 0 ? `library/${path}` : path];
  const rest = path.slice(slash + 1);
  const host = first.toLowerCase();
  if (host !== DOCKER_HUB && host !== "index.docker.io") return [host, rest];
  return [DOCKER_HUB, rest.includes("/") ? rest : `library/${rest}`];
}

/** Images of all containers, and of the volumes that are images. */
export function imagesOf(pod: JudgedPod): readonly PodImage[] {
  const containers = pod
    .containers()
    .map(({ path, spec }) => ({ path: joined(path, "image"), value: spec["image"] }));
  const volumes = itemsAt(pod.spec, "volumes").flatMap(({ image }, i) =>
    isObject(image)
      ? [{ path: joined(pod.path, "volumes", i, "image", "reference"), value: image["reference"] }]
      : [],
  );
  return [...containers, ...volumes];
}

function split(text: string, at: number): readonly [before: string, after?: string] {
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
