/** Proves how a probe of the file becomes one of Kubernetes, and where each key of a secret comes from. */
import assert from "node:assert/strict";
import { remoteData, targetTemplate } from "../secrets.ts";
import { probeArgs } from "./container.ts";

describe("probes", () => {
  const CASES: readonly (readonly [string, Parameters<typeof probeArgs>[0], number | undefined, object])[] = [
    ["ask a path of the first port", { path: "/health" }, 8080, { httpGet: { path: "/health", port: 8080 } }],
    [
      "ask a path of another port",
      { path: "/health", port: 81 },
      80,
      { httpGet: { path: "/health", port: 81 } },
    ],
    [
      "connect where there is no path",
      { port: 6379, periodSeconds: 5 },
      1,
      { tcpSocket: { port: 6379 }, periodSeconds: 5 },
    ],
    ["run a command rather", { command: ["true"] }, 8080, { exec: { command: ["true"] } }],
    ["keep their timings alone without a port", { periodSeconds: 5 }, undefined, { periodSeconds: 5 }],
  ];
  for (const [title, settings, port, expected] of CASES) {
    it(title, () => assert.deepEqual(probeArgs(settings, port), expected));
  }
});

describe("secrets", () => {
  it("have a key for each that is named", () => {
    assert.deepEqual(remoteData("drydock/prod/x", { remoteKey: "x", keys: ["url"], type: "Opaque" }), [
      { secretKey: "url", remoteRef: { key: "drydock/prod/x", property: "url" } },
    ]);
    assert.deepEqual(targetTemplate({ remoteKey: "x", keys: ["url"], type: "Opaque" }), {});
  });

  it("of a registry are a Docker configuration as a whole", () => {
    const settings = { remoteKey: "x", type: "Registry" } as const;
    assert.deepEqual(remoteData("p/x", settings), [
      { secretKey: ".dockerconfigjson", remoteRef: { key: "p/x" } },
    ]);
    assert.deepEqual(targetTemplate(settings), { template: { type: "kubernetes.io/dockerconfigjson" } });
  });

  it("keep their keys beside the files that are made of them", () => {
    const { template } = targetTemplate({
      remoteKey: "x",
      keys: ["p"],
      files: { a: "{{ .p }}" },
      type: "Opaque",
    });
    assert.deepEqual(template, { engineVersion: "v2", mergePolicy: "Merge", data: { a: "{{ .p }}" } });
  });
});
