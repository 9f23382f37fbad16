/**
 * Where everything stands. Dagre lays out the children of each box, from the inside out, so that a box is as large as
 * what is in it; edges are between children of one box.
 */
import type { Area, Point } from "./area.ts";
import { arrange } from "./arrange.ts";
import type { Box, Edge, Item, Picture, PictureNode } from "./picture.ts";

export interface PlacedItem extends Area {
  readonly item: Item;
}

export interface PlacedBox extends Area {
  readonly box: Box;
  /** 1 for boxes in the root. */
  readonly depth: number;
}

export interface PlacedEdge {
  readonly from: string;
  readonly to: string;
  readonly points: readonly Point[];
}

export interface Layout extends Area {
  /** Outer boxes before those inside them. */
  readonly boxes: readonly PlacedBox[];
  readonly items: readonly PlacedItem[];
  readonly edges: readonly PlacedEdge[];
}

export const ITEM = { width: 160, height: 40 } as const;
const PADDING = 12;
const HEADER = 24;
const GAP = 10;
const OUTER_GAP = 30;
/** How much of the gap an arrow takes to go sideways; the rest is upright, so that its head points down. */
const SIDEWAYS = 16;
/** Arrows keep this far from the corners of a box. */
const CORNER = 24;

const NOWHERE: Area = { x: 0, y: 0, width: 0, height: 0 };

interface Sized {
  readonly width: number;
  readonly height: number;
  /** Places the node and all in it, from its upper left corner. */
  readonly place: (at: Point, into: Collected) => void;
}

interface Collected {
  readonly boxes: PlacedBox[];
  readonly items: PlacedItem[];
  readonly edges: PlacedEdge[];
}

export function layoutPicture({ root, edges }: Picture): Layout {
  const into: Collected = { boxes: [], items: [], edges: [] };
  const inside = sizedChildren(root, edges, 0);
  inside.place({ x: 0, y: 0 }, into);
  return { x: 0, y: 0, width: inside.width, height: inside.height, ...into };
}

function sized(node: PictureNode, edges: readonly Edge[], depth: number): Sized {
  if (node.shape === "item") {
    return { ...ITEM, place: ({ x, y }, { items }) => void items.push({ item: node, x, y, ...ITEM }) };
  }
  const inside = sizedChildren(node, edges, depth);
  const width = inside.width + 2 * PADDING;
  const height = inside.height + HEADER + PADDING;
  return {
    width,
    height,
    place: ({ x, y }, into) => {
      into.boxes.push({ box: node, depth, x, y, width, height });
      inside.place({ x: x + PADDING, y: y + HEADER }, into);
    },
  };
}

function sizedChildren(parent: Box, edges: readonly Edge[], depth: number): Sized {
  const children = parent.children.map((node) => ({ node, size: sized(node, edges, depth + 1) }));
  const ids = new Set(parent.children.map(({ id }) => id));
  const between = edges.filter(({ from, to }) => ids.has(from) && ids.has(to));
  const arranged = arrange(
    children.map(({ node: { id }, size: { width, height } }) => ({ id, width, height })),
    between.length > 0 ? between : gridEdges(parent),
    depth === 0 ? OUTER_GAP : GAP,
  );
  const areaOf = (id: string): Area => arranged.nodes.get(id) ?? NOWHERE;
  return {
    width: arranged.width,
    height: arranged.height,
    place: (at, into) => {
      for (const { node, size } of children) {
        const centre = areaOf(node.id);
        size.place({ x: at.x + centre.x - size.width / 2, y: at.y + centre.y - size.height / 2 }, into);
      }
      between.forEach(({ from, to, hidden }, i) => {
        if (hidden) return;
        const attached = attach(arranged.points[i] ?? [], areaOf(from), areaOf(to));
        into.edges.push({ from, to, points: attached.map(({ x, y }) => ({ x: x + at.x, y: y + at.y })) });
      });
    },
  };
}

/**
 * An arrow leaves at the bottom, arrives at the top, and goes sideways only in the gaps between the rows: anywhere else
 * it could cross a box. Of Dagre's points between the ends, every other one lies in a gap, and those in between in a row.
 *
 * @param from centre and size of the node that it leaves, as Dagre has them.
 */
function attach(points: readonly Point[], from: Area, to: Area): readonly Point[] {
  const between = points.slice(1, -1);
  const gaps = between.filter((_, i) => i % 2 === 0);
  const columns = between.filter((_, i) => i % 2 === 1).map(({ x }) => x);
  const start = within(columns[0] ?? to.x, from);
  const end = within(columns.at(-1) ?? from.x, to);
  const xs = [start, ...columns, end];
  return [
    { x: start, y: from.y + from.height / 2 },
    ...gaps.flatMap(({ y }, i) => [
      { x: xs[i] ?? start, y: y - SIDEWAYS / 2 },
      { x: xs[i + 1] ?? end, y: y + SIDEWAYS / 2 },
    ]),
    { x: end, y: to.y - to.height / 2 },
  ];
}

function within(x: number, { x: centre, width }: Area): number {
  const reach = Math.max(width / 2 - CORNER, 0);
  return Math.min(Math.max(x, centre - reach), centre + reach);
}

/** Children without an order stand in rows: each above the one a row later. */
function gridEdges({ children, columns = children.length }: Box): Edge[] {
  return children.flatMap(({ id }, i) => {
    const below = children[i + columns];
    return below === undefined ? [] : [{ from: id, to: below.id }];
  });
}
