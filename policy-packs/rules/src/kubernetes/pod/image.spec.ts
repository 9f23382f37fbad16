// Proves that names of images are taken apart as runtimes do it: ports, digests and the short names of Docker Hub.
import assert from "node:assert/strict";
import fc from "fast-check";
import { type ImageName, parseImage } from "./image.ts";

const CASES: readonly [name: string, parts: ImageName][] = [
  ["nginx", { registry: "docker.io", repository: "library/nginx" }],
  ["nginx:1.29", { registry: "docker.io", repository: "library/nginx", tag: "1.29" }],
  ["docker.io/nginx", { registry: "docker.io", repository: "library/nginx" }],
  ["index.docker.io/acme/web:1", { registry: "docker.io", repository: "acme/web", tag: "1" }],
  ["acme/web", { registry: "docker.io", repository: "acme/web" }],
  ["localhost/web", { registry: "localhost", repository: "web" }],
  ["registry:5000/web", { registry: "registry:5000", repository: "web" }],
  ["Registry.Example.com/web:1", { registry: "registry.example.com", repository: "web", tag: "1" }],
  ["quay.io/a/b@sha256:00", { registry: "quay.io", repository: "a/b", digest: "sha256:00" }],
  ["quay.io/a/b:1@sha256:00", { registry: "quay.io", repository: "a/b", tag: "1", digest: "sha256:00" }],
];

describe("parseImage", () => {
  for (const [name, parts] of CASES) {
    it(name, () => {
      assert.deepEqual(parseImage(name), parts);
    });
  }

  it("gives back the parts that a full name was made of", () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    fc.assert(
      fc.property(word, fc.array(word, { minLength: 1, maxLength: 3 }), word, (host, path, tag) => {
        const parts = {
          registry: `${host}.example.com:5000`,
          repository: path.join("/"),
          tag,
          digest: "sha256:0",
        };
        const name = `${parts.registry}/${parts.repository}:${tag}@${parts.digest}`;
        assert.deepEqual(parseImage(name), parts);
      }),
    );
  });
});
