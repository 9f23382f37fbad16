/** A blast radius as Markdown, for a pull request: what is made anew or goes by layer, the rest folded away. */
import type { BlastRadius, JudgedChange } from "@drydock/changes";
import type { PlanRecord } from "@drydock/core/plan-record";
import type { CostDifference } from "@drydock/planner";
import { actionText, countsText, notesOf, shownValue, worstText } from "./changes.ts";

/** Hosts of repositories cut what is longer than some 65,000 characters. */
const MOST_LINES = 150;

export function renderMarkdown(
  record: PlanRecord,
  blast: BlastRadius,
  { against, cost, gate }: { against: string; cost?: CostDifference; gate?: string },
): string {
  const { changes, counts, worst } = blast;
  const gone = changes.filter(({ action }) => action === "replace" || action === "delete");
  const rest = changes.filter((change) => !gone.includes(change));
  return [
    `## Plan of ${record.environment} against ${code(against)}`,
    changes.length === 0 ? "Nothing changes." : `**${countsText(counts)}**; worst: **${worstText(worst)}**.`,
    ...(gate === undefined ? [] : [`Stopped by ${plain(gate)}.`]),
    ...(cost === undefined ? [] : [costText(cost)]),
    ...(gone.length === 0 ? [] : ["### Replaced and deleted", ...byLayer(gone, record)]),
    ...folded(
      "Changed in place",
      rest.filter(({ action }) => action === "update"),
      record,
    ),
    ...folded(
      "Added",
      rest.filter(({ action }) => action === "add"),
      record,
    ),
  ]
    .join("\n\n")
    .concat("\n");
}

function folded(title: string, changes: readonly JudgedChange[], record: PlanRecord): string[] {
  if (changes.length === 0) return [];
  return [
    `<details><summary>${title}: ${changes.length}</summary>`,
    ...byLayer(changes, record),
    "</details>",
  ];
}

/** In the order in which layers are deployed; those that are gone last. */
function byLayer(changes: readonly JudgedChange[], { layers }: PlanRecord): string[] {
  const groups = Map.groupBy(changes.slice(0, MOST_LINES), ({ layer }) => layer);
  const order = [...layers.map(({ name }) => name), ...groups.keys()];
  const sections = [...new Set(order)].flatMap((layer) => {
    const own = groups.get(layer);
    return own === undefined ? [] : [`**${layer}**`, own.map(changeItem).join("\n")];
  });
  const hidden = changes.length - MOST_LINES;
  return hidden > 0 ? [...sections, `And ${hidden} more; \`--format json\` has all.`] : sections;
}

function changeItem(change: JudgedChange): string {
  const { type, name, meaning, inputs, replacedBy } = change;
  return [
    `- ${actionText(change)} ${code(type)} ${code(name)}: **${meaning}**`,
    ...inputs.map(
      ({ path, before, after }) =>
        `  - ${code(path)}: ${code(shownValue(before))} → ${code(shownValue(after))}${replacedBy.includes(path) ? (change.mayAct ? " (may replace)" : " (replaces)") : ""}`,
    ),
    ...notesOf(change).map((note) => `  - ${plain(note)}`),
  ].join("\n");
}

function costText({ range }: CostDifference): string {
  const signed = (value: number): string =>
    `${value < 0 ? "-" : "+"}$${Math.abs(Math.round(value)).toLocaleString("en-US")}`;
  return `Cost: ${signed(range.typical)} a month, ${signed(range.maximum)} at the maximum.`;
}

/** Nothing in a code span is read as markup, so a value cannot become any; a backtick would end the span. */
function code(text: string): string {
  return `\`${text.replaceAll("`", "'").replaceAll(/\s+/g, " ")}\``;
}

function plain(text: string): string {
  return text.replaceAll(/[\\`*_<>[\]|]/g, (sign) => `\\${sign}`);
}
