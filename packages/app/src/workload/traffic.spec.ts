/** Proves that an app with a host has one route for callers inside and outside, and an app without keeps what it says. */
import assert from "node:assert/strict";
import { trafficArgs } from "./traffic.ts";

const HOSTS = { "api.example.com": { app: "api", api: true } };
const FIREWALL = { mode: "Block", paranoiaLevel: 1 } as const;
const istio = { entrance: { kind: "istio", firewall: FIREWALL }, hosts: HOSTS } as const;
const SCALE = { minReplicas: 1, maxReplicas: 2, sourceCidrBlocks: ["0.0.0.0/0"] };
const CANARY = {
  subsets: [
    { name: "v1", weight: 90 },
    { name: "v2", weight: 10 },
  ],
};

describe("trafficArgs", () => {
  it("adds the host and the gateway to the app's own route", () => {
    assert.deepEqual(trafficArgs(istio, "api", CANARY), {
      ...CANARY,
      hosts: ["api", "api.example.com"],
      gateways: ["mesh", "istio-ingress/edge"],
    });
  });

  it("gives an app a route that has a host and none of its own", () => {
    assert.deepEqual(trafficArgs(istio, "api", undefined)?.subsets, [{ name: "all", weight: 100 }]);
  });

  it("leaves an app without a host as it is", () => {
    assert.equal(trafficArgs(istio, "other", undefined), undefined);
    assert.equal(trafficArgs(istio, "other", CANARY), CANARY);
  });

  it("leaves routes inside of the mesh where another entrance calls through its sidecar", () => {
    const kong = { entrance: { kind: "kong" as const, ...SCALE }, hosts: HOSTS };
    assert.equal(trafficArgs(kong, "api", CANARY), CANARY);
  });
});
