/** What the engine's events tell about one stack: changes, findings of policy, errors. */
import type { EngineEvent, StepEventMetadata } from "@pulumi/pulumi/automation/events.js";

/** In the order in which a reader should see them. */
export const CHANGE_KINDS = ["replace", "delete", "update", "create", "import"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface Change {
  readonly kind: ChangeKind;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** Properties that differ: their paths alone, because a value may be a secret. */
  readonly properties: readonly string[];
}

export interface Finding {
  readonly policy: string;
  readonly level: "warning" | "mandatory";
  readonly urn?: string;
  readonly message: string;
}

export interface Seen {
  readonly changes: readonly Change[];
  readonly unchanged: number;
  readonly findings: readonly Finding[];
  readonly errors: readonly string[];
}

const KINDS: Readonly<Record<string, ChangeKind | "same">> = {
  same: "same",
  create: "create",
  update: "update",
  delete: "delete",
  import: "import",
  replace: "replace",
  "create-replacement": "replace",
  "delete-replaced": "replace",
  "import-replacement": "replace",
};

/** A program's own stack is no resource of anybody's. */
const STACK = "pulumi:pulumi:Stack";

export class Watched {
  readonly #kinds = new Map<string, Change | "same">();
  readonly #findings: Finding[] = [];
  readonly #errors: string[] = [];

  add({ resourcePreEvent, resOutputsEvent, policyEvent, diagnosticEvent }: EngineEvent): void {
    if (resourcePreEvent) this.#note(resourcePreEvent.metadata);
    if (resOutputsEvent) this.#note(resOutputsEvent.metadata);
    if (policyEvent)
      this.#findings.push({
        policy: policyEvent.policyName,
        level: policyEvent.enforcementLevel,
        urn: policyEvent.resourceUrn,
        message: plain(policyEvent.message),
      });
    if (diagnosticEvent?.severity === "error") this.#errors.push(plain(diagnosticEvent.message));
  }

  /** A replacement is told in several steps, and stays one. */
  #note(metadata: StepEventMetadata): void {
    const { urn, type } = metadata;
    const kind = KINDS[metadata.op];
    if (kind === undefined || type === STACK) return;
    const before = this.#kinds.get(urn);
    if (kind === "same") {
      if (before === undefined) this.#kinds.set(urn, "same");
      return;
    }
    if (before !== undefined && before !== "same" && before.kind === "replace") return;
    this.#kinds.set(urn, { kind, urn, type, name: nameOf(urn), properties: properties(metadata) });
  }

  seen(): Seen {
    const all = [...this.#kinds.values()];
    const changes = all.filter((one) => one !== "same");
    return {
      changes: inReadingOrder(changes),
      unchanged: all.length - changes.length,
      findings: this.#findings,
      errors: [...new Set(this.#errors)],
    };
  }
}

export function inReadingOrder(changes: readonly Change[]): readonly Change[] {
  return CHANGE_KINDS.flatMap((kind) =>
    changes
      .filter((change) => change.kind === kind)
      .sort((a, b) => (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0)),
  );
}

export function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

function properties({ detailedDiff, diffs, keys }: StepEventMetadata): readonly string[] {
  const detailed = Object.keys(detailedDiff ?? {});
  return [...new Set(detailed.length > 0 ? detailed : [...(keys ?? []), ...(diffs ?? [])])].sort();
}

/** The engine writes colours as words in its messages. */
function plain(message: string): string {
  return message.replaceAll(/<\{%[^%]*%\}>/g, "").trim();
}
