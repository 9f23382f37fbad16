/** Search and filters of the resources; what they are set to is in the address. */
import { useEffect, useMemo, useRef } from "preact/hooks";
import { kindOf } from "../../src/model/model.ts";
import type { Query } from "../../src/model/search.ts";
import { usePlan } from "../context.ts";
import { link, replaceRoute } from "../route.ts";

interface FiltersProps {
  readonly query: Query;
  readonly urn: string;
}

export function Filters({ query, urn }: FiltersProps) {
  const { record, findings, byUrn } = usePlan().model;
  const types = useMemo(() => [...new Set(record.resources.map(({ type }) => type))].sort(byKind), [record]);
  const ids = useMemo(
    () => [...new Set(findings.filter(({ subject }) => byUrn.has(subject)).map(({ id }) => id))].sort(),
    [findings, byUrn],
  );
  const box = useSlash();
  const set = (change: Partial<Record<"q" | "layer" | "type" | "finding", string>>): void => {
    const { text, layer, type, finding } = query;
    replaceRoute(link("resources", { q: text, layer, type, finding, urn, ...change }));
  };
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <label class="wide">
        <span>Search names, types, ids and inputs (key: /)</span>
        <input
          ref={box}
          type="search"
          value={query.text}
          placeholder="m5.xlarge, NetworkPolicy, 10.0.1.0…"
          onInput={(event) => set({ q: event.currentTarget.value })}
        />
      </label>
      <Choice
        label="Layer"
        value={query.layer}
        options={record.layers.map(({ name }) => [name, name])}
        onChange={(layer) => set({ layer })}
      />
      <Choice
        label="Type"
        value={query.type}
        options={types.map((type) => [type, `${kindOf(type)} (${type.slice(0, type.lastIndexOf(":"))})`])}
        onChange={(type) => set({ type })}
      />
      <Choice
        label="Finding"
        value={query.finding}
        options={[["*", "any finding or warning"], ...ids.map((id) => [id, id] as const)]}
        onChange={(finding) => set({ finding })}
      />
    </form>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string | undefined;
  /** Value and text. */
  readonly options: readonly (readonly [string, string])[];
  readonly onChange: (value: string) => void;
}

export function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label>
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        <option value="">all</option>
        {options.map(([option, text]) => (
          <option key={option} value={option}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** A slash goes to the search, wherever nothing is being typed. */
function useSlash() {
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      box.current?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return box;
}

function byKind(a: string, b: string): number {
  return kindOf(a).localeCompare(kindOf(b)) || a.localeCompare(b);
}
