/** Dagre, as far as the picture needs it: nodes of a size and edges in, places and points out. */
import * as dagre from "@dagrejs/dagre";
import type { Area, Point } from "./area.ts";

export interface Arranged {
  readonly width: number;
  readonly height: number;
  /** Centre and size of each node. */
  readonly nodes: ReadonlyMap<string, Area>;
  /** Points of the edges, in the order in which the edges were given. */
  readonly points: readonly (readonly Point[])[];
}

interface Node {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

interface DagreGraph {
  setGraph(label: object): void;
  setNode(id: string, label: object): void;
  setEdge(from: string, to: string, label: object): void;
  graph(): Partial<Area>;
  node(id: string): Area;
  edge(from: string, to: string): { readonly points?: readonly Point[] };
}

// Dagre's own types import each other without file extensions, which Node's rules for modules do not resolve.
const { Graph, layout } = dagre as unknown as {
  readonly Graph: new () => DagreGraph;
  readonly layout: (graph: DagreGraph) => void;
};

/** @param gap between neighbours and between rows. */
export function arrange(
  nodes: readonly Node[],
  edges: readonly { readonly from: string; readonly to: string }[],
  gap: number,
): Arranged {
  const graph = new Graph();
  graph.setGraph({ rankdir: "TB", nodesep: gap, ranksep: gap, edgesep: gap / 3, marginx: 0, marginy: 0 });
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { from, to } of edges) graph.setEdge(from, to, {});
  layout(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width,
    height,
    nodes: new Map(nodes.map(({ id }) => [id, graph.node(id)])),
    points: edges.map(({ from, to }) => graph.edge(from, to).points ?? []),
  };
}
