/** The drawing itself: boxes, arrows, items, and the ties of the one that is pointed at. */
import { useMemo, useState } from "preact/hooks";
import type { Model } from "../../src/model/model.ts";
import type { Point } from "../../src/picture/area.ts";
import { ITEM, type Layout, type PlacedItem } from "../../src/picture/layout.ts";
import { usePlan } from "../context.ts";
import { targetOf } from "./target.ts";
import { Zoomed } from "./zoomed.tsx";

interface DrawingProps {
  readonly layout: Layout;
  readonly uses: ReadonlyMap<string, readonly string[]>;
}

export function Drawing({ layout, uses }: DrawingProps) {
  const { model } = usePlan();
  const [current, setCurrent] = useState<string>();
  const places = useMemo(() => new Map(layout.items.map((placed) => [placed.item.id, placed])), [layout]);
  const ties = current === undefined ? [] : tiesOf(current, uses);
  const tied = new Set(ties.flat());
  return (
    <Zoomed width={layout.width} height={layout.height}>
      <Arrowhead />
      {layout.boxes.map(({ box, depth, x, y, width, height }) => (
        <g key={box.id} class={`box depth-${depth}`}>
          <rect x={x} y={y} width={width} height={height} rx={6} />
          <text x={x + 12} y={y + 16}>
            {box.title}
          </text>
        </g>
      ))}
      {layout.edges.map(({ from, to, points }) => (
        <path key={`${from} ${to}`} class="arrow" d={pathOf(points)} marker-end="url(#arrow)" />
      ))}
      {layout.items.map((placed) => (
        <ItemMark
          key={placed.item.id}
          placed={placed}
          model={model}
          dimmed={current !== undefined && placed.item.id !== current && !tied.has(placed.item.id)}
          onCurrent={setCurrent}
        />
      ))}
      <g class="ties" aria-hidden="true">
        {ties.map(([from, to]) => (
          <path
            key={`${from} ${to}`}
            class={from === current ? "out" : "in"}
            d={tiePath(places.get(from), places.get(to))}
          />
        ))}
      </g>
    </Zoomed>
  );
}

function Arrowhead() {
  return (
    <defs>
      <marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
        <path class="arrowhead" d="M 0 0 L 10 5 L 0 10 z" />
      </marker>
    </defs>
  );
}

interface ItemMarkProps {
  readonly placed: PlacedItem;
  readonly model: Model;
  readonly dimmed: boolean;
  readonly onCurrent: (id: string | undefined) => void;
}

function ItemMark({ placed, model, dimmed, onCurrent }: ItemMarkProps) {
  const { item, x, y, width, height } = placed;
  const findings = item.urns.flatMap((urn) => model.findingsAt.get(urn) ?? []);
  const stops = findings.some((finding) => finding.stops);
  const mark = findings.length > 0 ? `${stops ? "✗" : "!"} ${findings.length}` : "";
  const body = (
    <g class={`item ${item.kind} ${dimmed ? "dimmed" : ""}`} transform={`translate(${x} ${y})`}>
      <rect width={width} height={height} rx={4} />
      <rect class="stripe" width={4} height={height} rx={2} />
      <text x={12} y={17} class="title">
        {cut(item.title, mark ? 16 : 20)}
      </text>
      <text x={12} y={32} class="subtitle">
        {cut(item.subtitle, 26)}
      </text>
      {mark && (
        <text x={width - 6} y={17} class={`mark ${stops ? "bad" : "warn"}`} text-anchor="end">
          {mark}
        </text>
      )}
    </g>
  );
  if (item.urns.length === 0) return body;
  return (
    <a
      href={targetOf(item, model)}
      onMouseEnter={() => onCurrent(item.id)}
      onMouseLeave={() => onCurrent(undefined)}
      onFocus={() => onCurrent(item.id)}
      onBlur={() => onCurrent(undefined)}
    >
      <title>{[item.title, item.subtitle, mark].filter(Boolean).join(" ")}</title>
      {body}
    </a>
  );
}

/** What the item uses, and what uses it, as pairs. */
function tiesOf(id: string, uses: ReadonlyMap<string, readonly string[]>): (readonly [string, string])[] {
  const out = (uses.get(id) ?? []).map((to) => [id, to] as const);
  const into = [...uses].filter(([, used]) => used.includes(id)).map(([from]) => [from, id] as const);
  return [...out, ...into];
}

/** From point to point in curves that leave and arrive upright. */
function pathOf([start, ...rest]: readonly Point[]): string {
  if (start === undefined) return "";
  let from = start;
  const curves = rest.map((to) => {
    const middle = (from.y + to.y) / 2;
    const curve = `C ${from.x} ${middle} ${to.x} ${middle} ${to.x} ${to.y}`;
    from = to;
    return curve;
  });
  return `M ${start.x} ${start.y} ${curves.join(" ")}`;
}

/** From the middle of one to the middle of the other, bent so that ties in one column stay apart. */
function tiePath(from: PlacedItem | undefined, to: PlacedItem | undefined): string {
  if (from === undefined || to === undefined) return "";
  const start = centre(from);
  const end = centre(to);
  const bend = start.x === end.x ? ITEM.width * 0.8 : 0;
  return `M ${start.x} ${start.y} Q ${(start.x + end.x) / 2 + bend} ${(start.y + end.y) / 2} ${end.x} ${end.y}`;
}

function centre({ x, y, width, height }: PlacedItem): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

function cut(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length - 1)}…` : text;
}
