/** Proves: the picture of a plan has its parts in their places, drawn apart from each other, for any shape of plan. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { createModel } from "../model/model.ts";
import { resource, sampleRecord } from "../testing/index.ts";
import { buildPicture } from "./build.ts";
import { layerEdges } from "./edges.ts";
import type { Area } from "./area.ts";
import { layoutPicture } from "./layout.ts";
import { type Box, type Edge, itemsOf, type PictureNode } from "./picture.ts";

const titles = (node: PictureNode): unknown =>
  node.shape === "item" ? node.title : { [node.title]: node.children.map(titles) };

describe("buildPicture", () => {
  it("draws zones and pools in the VPC, layers outside of it, and what is not in the plan not at all", () => {
    const { root } = buildPicture(createModel(sampleRecord()));
    assert.deepEqual(titles(root), {
      sample: [
        "Internet",
        { mesh: ["istiod"] },
        { "EKS cluster": ["drydock-sample"] },
        {
          "VPC 10.0.0.0/16": [
            { "Node pools": ["data"] },
            { "us-east-1a": ["private"] },
            { "us-east-1b": ["private"] },
          ],
        },
      ],
    });
  });

  it("knows what an item uses through resources that are not drawn", () => {
    const record = sampleRecord();
    const pool = record.resources.find(({ name }) => name === "nodepools-data-node-group");
    const hidden = resource({ name: "hidden", type: "aws:iam/role:Role", dependsOn: [pool!.urn] });
    const top = resource({
      name: "app-web-deployment",
      type: "kubernetes:apps/v1:Deployment",
      layer: "mesh",
      inputs: { metadata: { name: "web", namespace: "shop" } },
      dependsOn: [hidden.urn],
    });
    const { uses } = buildPicture(createModel({ ...record, resources: [...record.resources, hidden, top] }));
    assert.deepEqual(uses.get(top.urn), [pool!.urn]);
  });

  it("knows what an item uses by its id among the inputs, of another layer too", () => {
    const { uses } = buildPicture(createModel(sampleRecord()));
    const [, subnet, , , , pool] = sampleRecord().resources;
    assert.ok(uses.get(pool!.urn)?.includes(subnet!.urn));
  });

  it("is empty but whole for a plan of nothing that it draws", () => {
    const picture = buildPicture(createModel(sampleRecord({ resources: [], layers: [] })));
    assert.deepEqual(itemsOf(picture.root), []);
    assert.deepEqual(layoutPicture(picture).items, []);
  });
});

const layers = fc
  .integer({ min: 0, max: 9 })
  .chain((count) =>
    fc.tuple(
      ...Array.from({ length: count }, (_, i) =>
        fc
          .uniqueArray(fc.nat({ max: Math.max(i - 1, 0) }), { maxLength: i })
          .map((upstream) => ({ name: `l${i}`, upstream: upstream.map((one) => `l${one}`), resources: 0 })),
      ),
    ),
  );

function closure(edges: readonly Edge[]): Set<string> {
  const pairs = new Set(edges.map(({ from, to }) => `${from} ${to}`));
  for (let size = -1; size !== pairs.size;) {
    size = pairs.size;
    for (const one of [...pairs]) {
      for (const { from, to } of edges) if (one.endsWith(` ${from}`)) pairs.add(`${one.split(" ")[0]} ${to}`);
    }
  }
  return pairs;
}

describe("layerEdges", () => {
  it("leads wherever the layers lead, and no edge can be left out", () => {
    fc.assert(
      fc.property(layers, (given) => {
        const all = given.flatMap(({ name, upstream }) =>
          upstream.map((one) => ({ from: `layer/${name}`, to: `layer/${one}` })),
        );
        const edges = layerEdges(given);
        assert.deepEqual([...closure(edges)].sort(), [...closure(all)].sort());
        for (const edge of edges) {
          assert.ok(!closure(edges.filter((one) => one !== edge)).has(`${edge.from} ${edge.to}`));
        }
      }),
      { numRuns: 60 },
    );
  });
});

const { node } = fc.letrec<{ node: PictureNode; box: Box }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc
      .uuid()
      .map((id): PictureNode => ({ shape: "item", id, kind: "addon", title: id, subtitle: "", urns: [id] })),
    tie("box"),
  ),
  box: fc.record({
    shape: fc.constant("box" as const),
    id: fc.uuid(),
    title: fc.string(),
    children: fc.array(tie("node"), { minLength: 1, maxLength: 6 }),
    columns: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  }),
}));

const inside = (inner: Area, outer: Area): boolean =>
  inner.x >= outer.x - 0.5 &&
  inner.y >= outer.y - 0.5 &&
  inner.x + inner.width <= outer.x + outer.width + 0.5 &&
  inner.y + inner.height <= outer.y + outer.height + 0.5;

const apart = (a: Area, b: Area): boolean =>
  a.x + a.width <= b.x + 0.5 ||
  b.x + b.width <= a.x + 0.5 ||
  a.y + a.height <= b.y + 0.5 ||
  b.y + b.height <= a.y + 0.5;

describe("layoutPicture", () => {
  it("keeps children in their box and siblings apart, whatever is in it", () => {
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 6 }), (children) => {
        const root: Box = { shape: "box", id: "root", title: "", children };
        const edges = children
          .slice(1)
          .map(({ id }, i) => ({ from: children[Math.floor(i / 2)]!.id, to: id }));
        const layout = layoutPicture({ root, edges, uses: new Map() });
        const areas = new Map<string, Area>([
          ["root", layout],
          ...layout.boxes.map((placed) => [placed.box.id, placed] as const),
          ...layout.items.map((placed) => [placed.item.id, placed] as const),
        ]);
        const check = (parent: Box): void => {
          parent.children.forEach((child, i) => {
            const area = areas.get(child.id)!;
            assert.ok(inside(area, areas.get(parent.id)!), "inside of its box");
            for (const other of parent.children.slice(i + 1))
              assert.ok(apart(area, areas.get(other.id)!), "apart");
            if (child.shape === "box") check(child);
          });
        };
        check(root);
        assert.equal(layout.items.length, itemsOf(root).length);
      }),
      { numRuns: 60 },
    );
  });

  it("lets arrows leave at the bottom and arrive at the top", () => {
    const { edges, boxes, items } = layoutPicture(buildPicture(createModel(sampleRecord())));
    const areas = new Map<string, Area>([
      ...boxes.map((placed) => [placed.box.id, placed] as const),
      ...items.map((placed) => [placed.item.id, placed] as const),
    ]);
    assert.ok(edges.length > 0);
    for (const { from, to, points } of edges) {
      const [source, target] = [areas.get(from)!, areas.get(to)!];
      assert.ok(Math.abs(points[0]!.y - source.y - source.height) < 1);
      assert.ok(Math.abs(points.at(-1)!.y - target.y) < 1);
      const ys = points.map(({ y }) => y);
      assert.deepEqual(
        ys,
        [...ys].sort((a, b) => a - b),
        "never upwards",
      );
    }
  });
});
