// Proves what the package.json of a packed component says, and in which order a closure is installed.
import assert from "node:assert/strict";
import { REPOSITORY } from "../repository.ts";
import { closureOf } from "./closure.ts";
import { publishManifest, tarballName } from "./manifest.ts";

const component = {
  workspace: "components",
  directory: "hardened-bucket",
  manifest: {
    name: "@drydock/hardened-bucket",
    version: "1.2.3",
    license: "Apache-2.0",
    description: "A bucket.",
    exports: { ".": "./src/index.ts", "./policy": "./src/policy/index.ts" },
    dependencies: { "@pulumi/pulumi": "3.270.0", "@drydock/log-group": "1.2.3", "@pulumi/aws": "7.48.0" },
  },
};

describe("a packed component", () => {
  it("exports what was compiled, pins providers, and takes the importer's SDK", () => {
    assert.deepEqual(
      publishManifest(component, { type: "git", url: "git+https://example.com/drydock.git" }),
      {
        name: "@drydock/hardened-bucket",
        version: "1.2.3",
        description: "A bucket.",
        license: "Apache-2.0",
        repository: {
          type: "git",
          url: "git+https://example.com/drydock.git",
          directory: "components/hardened-bucket",
        },
        type: "module",
        exports: {
          ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
          "./policy": { types: "./dist/policy/index.d.ts", default: "./dist/policy/index.js" },
        },
        files: ["dist", "LICENSE", "README.md"],
        dependencies: { "@drydock/log-group": "1.2.3", "@pulumi/aws": "7.48.0" },
        peerDependencies: { "@pulumi/pulumi": "^3.270.0" },
      },
    );
  });

  it("tells the engine what to require where it is a policy pack, as the pack's own file does", () => {
    const pack = {
      ...component,
      workspace: "policy-packs" as const,
      manifest: { ...component.manifest, exports: { ".": "./src/pack.ts", "./entry": "./src/entry.ts" } },
    };
    const { main, files } = publishManifest(pack, {
      type: "git",
      url: "git+https://example.com/drydock.git",
    });
    assert.equal(main, "./dist/entry.js");
    assert.ok(files.includes("PulumiPolicy.yaml"));
  });

  it("has the tarball's name that npm gives", () => {
    assert.equal(tarballName(component.manifest), "drydock-hardened-bucket-1.2.3.tgz");
  });

  it("comes after everything that it needs", () => {
    for (const directory of ["hardened-vpc", "hardened-cluster", "karpenter-aws"]) {
      const closure = closureOf(REPOSITORY, `components/${directory}`);
      const names = closure.map(({ manifest }) => manifest.name);
      assert.equal(names.at(-1), `@drydock/${directory}`);
      for (const [i, { manifest }] of closure.entries()) {
        for (const name of Object.keys(manifest.dependencies ?? {}).filter((one) =>
          one.startsWith("@drydock/"),
        )) {
          assert.ok(names.slice(0, i).includes(name), `${name} before ${manifest.name}`);
        }
      }
    }
  });

  it("is a component, not a layer", () => {
    assert.throws(() => closureOf(REPOSITORY, "packages/network"), {
      message: "packages/network is no component and no policy pack: only these are packed",
    });
  });
});
