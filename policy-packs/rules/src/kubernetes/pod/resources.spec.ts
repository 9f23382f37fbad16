// Proves which texts are quantities above 0, and that the pod's own resources and limits stand in for requests.
import assert from "node:assert/strict";
import fc from "fast-check";
import { changed, type COMPLIANT_POD } from "../../testing/pods.ts";
import { podsOf } from "../pods-of.ts";
import { isPositive, withoutResource } from "./resources.ts";

const GOOD: readonly unknown[] = [1, 0.5, "1", "100m", "1.5", ".5", "64Mi", "1e3", "2E", "+1", "1.", "5k"];
const BAD: readonly unknown[] = [
  0,
  -1,
  "0",
  "0m",
  "-1",
  "",
  "Mi",
  "1 Gi",
  "1GB",
  "1,5",
  "64mi",
  null,
  true,
  {},
];

describe("isPositive", () => {
  it("takes quantities", () => {
    assert.deepEqual(
      GOOD.filter((value) => !isPositive(value)),
      [],
    );
    fc.assert(
      fc.property(fc.integer({ min: 1 }), fc.constantFrom("", "m", "Ki", "Mi", "Gi", "k", "M"), (n, suffix) =>
        isPositive(`${n}${suffix}`),
      ),
    );
  });

  it("takes nothing else", () => {
    assert.deepEqual(BAD.filter(isPositive), []);
  });
});

describe("withoutResource", () => {
  const paths = (pod: typeof COMPLIANT_POD, kind: "requests" | "limits"): readonly string[] =>
    podsOf(pod).flatMap((one) => withoutResource(one, kind, "memory").map(({ path }) => path));
  const bare = changed([
    ["spec.containers[0].resources", undefined],
    ["spec.initContainers[0].resources", undefined],
  ]);

  it("asks every container but ephemeral ones", () => {
    assert.deepEqual(paths(bare, "limits"), [
      "spec.initContainers[0].resources.limits.memory",
      "spec.containers[0].resources.limits.memory",
    ]);
  });

  it("takes a limit for the request too, and a request for no limit", () => {
    const limited = changed([["spec.containers[0].resources.requests", undefined]]);
    const requested = changed([["spec.containers[0].resources.limits", undefined]]);
    assert.deepEqual(paths(limited, "requests"), []);
    assert.deepEqual(paths(requested, "limits"), ["spec.containers[0].resources.limits.memory"]);
  });

  it("takes the pod's own for all containers", () => {
    const pod = changed([["spec.resources", { limits: { memory: "1Gi" } }]], bare);
    assert.deepEqual([...paths(pod, "limits"), ...paths(pod, "requests")], []);
  });
});
