// Proves how a preview reads on a terminal and on a pull request: what is lost first, nothing that would format or flood.
import assert from "node:assert/strict";
import type { Change, ChangeKind, Preview, StepPreview } from "@drydock/orchestrator";
import { renderPreviewMarkdown } from "./markdown.ts";
import { renderPreviewText } from "./text.ts";

const change = (kind: ChangeKind, name: string, properties: readonly string[] = []): Change => ({
  kind,
  urn: `urn:pulumi:prod::p::aws:ec2/vpc:Vpc::${name}`,
  type: "aws:ec2/vpc:Vpc",
  name,
  properties,
});

const layer = (name: string, more: Partial<StepPreview> = {}): StepPreview => ({
  step: { name, project: `drydock-${name}`, folder: `stacks/${name}`, upstream: [] },
  changes: [],
  unchanged: 3,
  findings: [],
  errors: [],
  ...more,
});

const preview = (...steps: readonly StepPreview[]): Preview => ({ environment: "prod", steps, waiting: [] });

const MIXED = preview(
  layer("network", { changes: [change("replace", "vpc", ["cidrBlock"]), change("create", "subnet")] }),
  layer("cluster", {
    changes: [change("delete", "role")],
    findings: [{ policy: "no-privilege", level: "mandatory", message: "it is\n`wide` open @team" }],
  }),
);

describe("a preview as Markdown", () => {
  it("has counts by layer, then findings, then what is replaced and deleted, then the rest folded", () => {
    assert.equal(
      renderPreviewMarkdown(MIXED),
      `<!-- drydock preview prod -->
### Preview of \`prod\`

1 replaced, 1 deleted, 1 created.

| Layer | Replace | Delete | Update | Create | Import | Unchanged |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| network | 1 | 0 | 0 | 1 | 0 | 3 |
| cluster | 0 | 1 | 0 | 0 | 0 | 3 |

#### Findings

- **refused** cluster, \`no-privilege\`: \`\` it is \`wide\` open @team \`\`

#### To be replaced

**network**
- \`aws:ec2/vpc:Vpc\` \`vpc\`: \`cidrBlock\`

#### To be deleted

**cluster**
- \`aws:ec2/vpc:Vpc\` \`role\`

<details><summary>To be created (1)</summary>

**network**
- \`aws:ec2/vpc:Vpc\` \`subnet\`

</details>
`,
    );
  });

  it("says that nothing changes only where it knows, and what could not be previewed", () => {
    assert.match(renderPreviewMarkdown(preview(layer("network"))), /\nNo changes\.\n/);
    const text = renderPreviewMarkdown({ ...preview(layer("network")), waiting: [layer("cluster").step] });
    assert.match(text, /\nNo changes in what could be previewed\.\n/);
    assert.match(text, /never deployed: cluster\.\n$/);
  });

  it("fits into a comment, and says how much it leaves out", () => {
    const many = Array.from({ length: 2000 }, (_, i) => change("create", `resource-with-a-name-${i}`));
    const text = renderPreviewMarkdown(preview(layer("network", { changes: many })));
    assert.ok(text.length < 65_536, String(text.length));
    const shown = text.match(/resource-with-a-name-/g)?.length ?? 0;
    assert.ok(shown > 20);
    assert.ok(text.includes(`- and ${2000 - shown} more`));
    assert.match(text, /\| network \| 0 \| 0 \| 0 \| 2000 \|/);
  });
});

describe("a preview as text", () => {
  it("has what is replaced and deleted before what is only changed", () => {
    const text = renderPreviewText(MIXED);
    const at = (part: string): number => {
      assert.ok(text.includes(part), `${part} is not in:\n${text}`);
      return text.indexOf(part);
    };
    assert.ok(at("± network: aws:ec2/vpc:Vpc vpc (cidrBlock)") < at("- cluster: aws:ec2/vpc:Vpc role"));
    assert.ok(at("- cluster: aws:ec2/vpc:Vpc role") < at("+ network: aws:ec2/vpc:Vpc subnet"));
    assert.ok(at("+ network: aws:ec2/vpc:Vpc subnet") < at("✗ cluster no-privilege: it is"));
  });

  it("says that nothing changes, unless a layer failed", () => {
    assert.match(renderPreviewText(preview(layer("network"))), /^Preview of prod: no changes\n/);
    const failed = renderPreviewText(preview(layer("network", { failure: "the program threw" })));
    assert.match(failed, /^Preview of prod\n/);
    assert.match(failed, /✗ network: the program threw/);
  });

  it("shows some of many, and says how many more there are", () => {
    const many = Array.from({ length: 50 }, (_, i) => change("create", `r${i}`));
    assert.match(
      renderPreviewText(preview(layer("network", { changes: many }))),
      /network: 30 more to create/,
    );
  });
});
