// Proves when a gate stops a plan, and the line that says why.
import assert from "node:assert/strict";
import { blastRadius } from "./blast/blast-radius.ts";
import { gateMet } from "./gate.ts";
import type { Gate } from "./gates.ts";
import { PARTS, platform, platformWith, platformWithout } from "./testing/platform.ts";

const KEY = "aws:kms/key:Key key";
const unknown = platform([...PARTS, { name: "graph", type: "aws:neptune/cluster:Cluster" }]);
const unknownChanged = platform([
  ...PARTS,
  { name: "graph", type: "aws:neptune/cluster:Cluster", inputs: { engine: "x" } },
]);

const CASES: readonly [what: string, after: Parameters<typeof gateMet>[0], gates: Gate[], line?: string][] = [
  ["no change", blastRadius(platform(), platform()), ["replace", "delete", "restart"]],
  [
    "a replacement",
    blastRadius(platform(), platformWith("key", { keyUsage: "SIGN_VERIFY" })),
    ["delete", "replace"],
    `--fail-on replace: ${KEY} would be replaced`,
  ],
  [
    "lost data",
    blastRadius(platform(), platformWith("key", { keyUsage: "SIGN_VERIFY" })),
    ["data-loss"],
    `--fail-on data-loss: ${KEY} (replace): data loss`,
  ],
  [
    "deletions",
    blastRadius(platform(), platformWithout("queue", "deployment")),
    ["delete"],
    "--fail-on delete: aws:sqs/queue:Queue queue would be deleted, and 1 more",
  ],
  [
    "an effect that is worse than the gate",
    blastRadius(platform(), platformWith("database", { instanceClass: "db.r6g.xlarge" })),
    ["drain"],
    "--fail-on drain: aws:rds/instance:Instance database (update): downtime",
  ],
  [
    "an effect that is less than the gate",
    blastRadius(platform(), platformWith("database", { instanceClass: "db.r6g.xlarge" })),
    ["data-loss", "replace", "delete"],
  ],
  [
    "a type that nothing is known about",
    blastRadius(unknown, unknownChanged),
    ["data-loss"],
    "--fail-on data-loss: aws:neptune/cluster:Cluster graph (replace): may mean anything: nothing is known about this type",
  ],
  [
    "a type that may be replaced",
    blastRadius(unknown, unknownChanged),
    ["replace"],
    "--fail-on replace: aws:neptune/cluster:Cluster graph may be replaced",
  ],
];

describe("a gate", () => {
  for (const [what, blast, gates, line] of CASES) {
    it(`${line === undefined ? "lets through" : "stops"} ${what} at ${gates.join(", ")}`, () =>
      assert.equal(gateMet(blast, gates), line));
  }
});
