/** What the architecture picture consists of: boxes in boxes, items that stand for resources, and what leads where. */

export type ItemKind =
  | "internet"
  | "edge"
  | "subnet"
  | "gateway"
  | "pool"
  | "controlPlane"
  | "addon"
  | "workload"
  | "data"
  | "service";

export interface Item {
  readonly shape: "item";
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly subtitle: string;
  /** Resources that it stands for; none for what is outside of the plan. */
  readonly urns: readonly string[];
}

export interface Box {
  readonly shape: "box";
  readonly id: string;
  readonly title: string;
  readonly children: readonly PictureNode[];
  /** Where children have no order of their own, how many stand side by side. Default: all. */
  readonly columns?: number;
}

export type PictureNode = Item | Box;

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** Whether it only orders the picture and is not drawn. */
  readonly hidden?: boolean;
}

export interface Picture {
  readonly root: Box;
  readonly edges: readonly Edge[];
  /** Items that an item's resources depend on, by id. */
  readonly uses: ReadonlyMap<string, readonly string[]>;
}

export function box(
  id: string,
  title: string,
  children: readonly (PictureNode | undefined)[],
  columns?: number,
): Box | undefined {
  const present = children.filter((child) => child !== undefined);
  return present.length === 0 ? undefined : { shape: "box", id, title, children: present, columns };
}

export function itemsOf(node: PictureNode): Item[] {
  return node.shape === "item" ? [node] : node.children.flatMap(itemsOf);
}
