/** A preview as a comment on a pull request: counts by layer, what is replaced and deleted in the open, the rest folded. */
import {
  type Change,
  CHANGE_KINDS,
  type ChangeKind,
  countsOf,
  isUnchanged,
  type Preview,
  type StepPreview,
  totalOf,
} from "@drydock/orchestrator";

const WORD: Readonly<Record<ChangeKind, string>> = {
  replace: "replaced",
  delete: "deleted",
  update: "updated",
  create: "created",
  import: "imported",
};

/** A comment on GitHub holds 65,536 characters; what surrounds the lists needs little of it. */
const MOST_CHARACTERS = 60_000;

export function renderPreviewMarkdown(preview: Preview): string {
  const whole = render(preview, Infinity);
  if (whole.length <= MOST_CHARACTERS) return whole;
  const lists = preview.steps.length * CHANGE_KINDS.length;
  const longest = Math.max(
    80,
    ...preview.steps.flatMap(({ changes }) => changes.map((one) => line(one).length)),
  );
  return render(preview, Math.max(1, Math.floor((MOST_CHARACTERS * 0.8) / (lists * longest))));
}

function render(preview: Preview, most: number): string {
  const total = totalOf(preview);
  const changed = CHANGE_KINDS.filter((kind) => total[kind] > 0);
  const sum =
    changed.length === 0
      ? isUnchanged(preview)
        ? "No changes."
        : "No changes in what could be previewed."
      : `${changed.map((kind) => `${total[kind]} ${WORD[kind]}`).join(", ")}.`;
  const sections = [
    `<!-- drydock preview ${preview.environment} -->\n### Preview of \`${preview.environment}\``,
    sum,
    counts(preview),
    ...problems(preview),
    ...(["replace", "delete"] as const).map((kind) => open(preview, kind, most)),
    ...(["update", "create", "import"] as const).map((kind) => folded(preview, kind, most)),
    waiting(preview),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function counts({ steps }: Preview): string {
  if (steps.length === 0) return "";
  const rows = steps.map((step) => {
    const of = countsOf(step);
    return `| ${step.step.name} | ${CHANGE_KINDS.map((kind) => of[kind]).join(" | ")} | ${step.unchanged} |`;
  });
  return [
    "| Layer | Replace | Delete | Update | Create | Import | Unchanged |",
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ...rows,
  ].join("\n");
}

function problems({ steps }: Preview): readonly string[] {
  const lines = steps.flatMap(({ step, findings, failure }) => [
    ...findings.map(
      ({ level, policy, message }) =>
        `- ${level === "mandatory" ? "**refused**" : "warning"} ${step.name}, ${code(policy)}: ${inline(message)}`,
    ),
    ...(failure === undefined ? [] : [`- **failed** ${step.name}: ${inline(failure)}`]),
  ]);
  return lines.length === 0 ? [] : [`#### Findings\n\n${lines.join("\n")}`];
}

function open(preview: Preview, kind: ChangeKind, most: number): string {
  const lines = list(preview, kind, most);
  return lines.length === 0 ? "" : `#### To be ${WORD[kind]}\n\n${lines.join("\n")}`;
}

function folded(preview: Preview, kind: ChangeKind, most: number): string {
  const lines = list(preview, kind, most);
  if (lines.length === 0) return "";
  const total = totalOf(preview)[kind];
  return `<details><summary>To be ${WORD[kind]} (${total})</summary>\n\n${lines.join("\n")}\n\n</details>`;
}

function list({ steps }: Preview, kind: ChangeKind, most: number): readonly string[] {
  return steps.flatMap((step: StepPreview) => {
    const of = step.changes.filter((change) => change.kind === kind);
    if (of.length === 0) return [];
    const more = of.length - most;
    return [
      `**${step.step.name}**`,
      ...of.slice(0, most).map(line),
      ...(more > 0 ? [`- and ${more} more`] : []),
    ];
  });
}

function line({ type, name, properties }: Change): string {
  const which = properties.length === 0 ? "" : `: ${properties.map(code).join(", ")}`;
  return `- ${code(type)} ${code(name)}${which}`;
}

function waiting({ waiting: names }: Preview): string {
  if (names.length === 0) return "";
  return `Not previewed, because what they stand on was never deployed: ${names.map(({ name }) => name).join(", ")}.`;
}

/** A name that holds a backtick needs a longer fence. */
function code(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  const fence = "`".repeat(Math.max(0, ...runs) + 1);
  return fence === "`" ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

/** A message on one line, with nothing in it that would mention or format. */
function inline(text: string): string {
  return code(text.replaceAll(/\s+/g, " ").trim());
}
