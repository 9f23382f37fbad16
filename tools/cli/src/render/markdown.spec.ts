// Proves the summary for a pull request: what goes first by layer, the rest folded, and values that cannot be markup.
import assert from "node:assert/strict";
import { blastRadius } from "@drydock/changes";
import { record, resource } from "../testing/record.ts";
import { renderMarkdown } from "./markdown.ts";

const vpc = (cidrBlock: string) =>
  resource({ type: "aws:ec2/vpc:Vpc", name: "vpc", layer: "network", inputs: { cidrBlock } });
const topic = (displayName: string) =>
  resource({ type: "aws:sns/topic:Topic", name: "alarms", inputs: { displayName } });
const queue = resource({ type: "aws:sqs/queue:Queue", name: "jobs" });
const LAYERS = [
  { name: "network", upstream: [], resources: 1 },
  { name: "base", upstream: ["network"], resources: 1 },
];

describe("changes in Markdown", () => {
  it("have replacements by layer, the rest folded, cost and the gate", () => {
    const after = record([vpc("10.1.0.0/16"), topic("b"), queue], { layers: LAYERS });
    const blast = blastRadius(record([vpc("10.0.0.0/16"), topic("a")]), after);
    const fixed = (value: number) => ({ minimum: value, typical: value, maximum: value });
    const cost = { range: fixed(-12.4), layers: {}, pools: {}, samePrices: true };
    const gate = "--fail-on replace: aws:ec2/vpc:Vpc vpc would be replaced";
    assert.equal(
      renderMarkdown(after, blast, { against: "git:main", cost, gate }),
      `## Plan of sample against \`git:main\`

**1 replaced, 0 deleted, 1 changed, 1 added**; worst: **downtime**.

Stopped by --fail-on replace: aws:ec2/vpc:Vpc vpc would be replaced.

Cost: -$12 a month, -$12 at the maximum.

### Replaced and deleted

**network**

- replace \`aws:ec2/vpc:Vpc\` \`vpc\`: **downtime**
  - \`cidrBlock\`: \`"10.0.0.0/16"\` → \`"10.1.0.0/16"\` (replaces)
  - layers that read this one's outputs: base

<details><summary>Changed in place: 1</summary>

**base**

- update \`aws:sns/topic:Topic\` \`alarms\`: **no effect on what runs**
  - \`displayName\`: \`"a"\` → \`"b"\`

</details>

<details><summary>Added: 1</summary>

**base**

- add \`aws:sqs/queue:Queue\` \`jobs\`: **no effect on what runs**

</details>
`,
    );
  });

  it("say that nothing changes", () => {
    const same = record([queue]);
    assert.equal(
      renderMarkdown(same, blastRadius(same, same), { against: "out/prod" }),
      "## Plan of sample against `out/prod`\n\nNothing changes.\n",
    );
  });

  it("let no value end its code span or its line", () => {
    const after = record([topic("`</details><script>\n# x")]);
    const text = renderMarkdown(after, blastRadius(record([topic("a")]), after), { against: "a`b" });
    assert.ok(text.includes('`"\'</details><script>\\n# x"`'), text);
    assert.ok(text.includes("against `a'b`"), text);
    assert.equal(text.match(/^<\/details>$/gm)?.length, 1);
  });

  it("are cut where a host of repositories would cut them", () => {
    const many = Array.from({ length: 160 }, (_, i) =>
      resource({ type: "aws:sns/topic:Topic", name: `t${i}` }),
    );
    const after = record(many);
    const text = renderMarkdown(after, blastRadius(record([]), after), { against: "x" });
    assert.match(text, /^And 10 more; `--format json` has all\.$/m);
    assert.ok(text.length < 65_000);
  });
});
