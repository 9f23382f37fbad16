/** A preview on a terminal: counts by layer, then what is replaced and deleted, then the rest. */
import {
  type Change,
  CHANGE_KINDS,
  type ChangeKind,
  countsOf,
  isUnchanged,
  type Preview,
} from "@drydock/orchestrator";
import { style } from "../style.ts";
import { table } from "../table.ts";

const MARK: Readonly<Record<ChangeKind, string>> = {
  replace: style.red("±"),
  delete: style.red("-"),
  update: style.yellow("~"),
  create: style.green("+"),
  import: style.green("="),
};

const DANGEROUS: readonly ChangeKind[] = ["replace", "delete"];
/** Of one kind in one layer; the JSON has them all. */
const MOST_SHOWN = 20;

export function renderPreviewText(preview: Preview): string {
  const sections = [
    `${style.bold(`Preview of ${preview.environment}`)}${isUnchanged(preview) ? ": no changes" : ""}`,
    renderCounts(preview),
    renderKinds(preview, DANGEROUS, style.red("REPLACED AND DELETED")),
    renderKinds(
      preview,
      CHANGE_KINDS.filter((kind) => !DANGEROUS.includes(kind)),
      style.dim("CHANGED"),
    ),
    renderFindings(preview),
    renderWaiting(preview),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
}

function renderCounts({ steps }: Preview): string {
  if (steps.length === 0) return "";
  const rows = steps.map((step) => {
    const counts = countsOf(step);
    return [step.step.name, ...CHANGE_KINDS.map((kind) => String(counts[kind])), String(step.unchanged)];
  });
  return table(["LAYER", "REPLACE", "DELETE", "UPDATE", "CREATE", "IMPORT", "UNCHANGED"], rows);
}

function renderKinds({ steps }: Preview, kinds: readonly ChangeKind[], title: string): string {
  const lines = steps.flatMap(({ step, changes }) =>
    kinds.flatMap((kind) => {
      const of = changes.filter((change) => change.kind === kind);
      const more = of.length - MOST_SHOWN;
      return [
        ...of.slice(0, MOST_SHOWN).map((change) => `  ${MARK[kind]} ${step.name}: ${described(change)}`),
        ...(more > 0 ? [`    ${step.name}: ${more} more to ${kind}`] : []),
      ];
    }),
  );
  return lines.length === 0 ? "" : [`  ${title}`, ...lines].join("\n");
}

function described({ type, name, properties }: Change): string {
  return properties.length === 0 ? `${type} ${name}` : `${type} ${name} (${properties.join(", ")})`;
}

function renderFindings({ steps }: Preview): string {
  return steps
    .flatMap(({ step, findings, failure }) => [
      ...findings.map(
        ({ level, policy, message }) =>
          `${level === "mandatory" ? style.red("✗") : style.yellow("!")} ${step.name} ${policy}: ${message}`,
      ),
      ...(failure === undefined ? [] : [`${style.red("✗")} ${step.name}: ${failure}`]),
    ])
    .join("\n");
}

function renderWaiting({ waiting }: Preview): string {
  if (waiting.length === 0) return "";
  const names = waiting.map(({ name }) => name).join(", ");
  return `Not previewed, because what they stand on was never deployed: ${names}\n(drydock plan shows them offline)`;
}
