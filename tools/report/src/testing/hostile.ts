/** A record in which every text tries to become markup, to run, or to end the element that it stands in. */
import type { PlanRecord } from "@drydock/core/plan-record";
import { sampleRecord } from "./sample.ts";

export const HOSTILE: readonly string[] = [
  "</script><script>globalThis.broken = 1</script>",
  "<!--<script>",
  "]]><img src=x onerror='globalThis.broken = 1'>",
  '"><svg onload="globalThis.broken = 1">',
  "javascript:globalThis.broken=1",
  "\u2028globalThis.broken = 1\u2029",
  "${globalThis.broken = 1}{{constructor.constructor('globalThis.broken = 1')()}}",
  "</style><style>* { display: none }",
  "\u0000\ud800 \u202egnp.exe",
];

/** Texts that the format fixes: their place takes no other. */
const FIXED = new Set([
  "topology",
  "status",
  "level",
  "severity",
  "kind",
  "source",
  "protocol",
  "type",
  "expires",
  "priceTableDate",
]);

export function hostileRecord(): PlanRecord {
  let i = 0;
  const texts = new Map<string, string>();
  // The same text becomes the same other text everywhere, so that what refers to something still does.
  const hostile = (text: string): string => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    const made = `${text} ${HOSTILE[i++ % HOSTILE.length]}`;
    texts.set(text, made);
    return made;
  };
  const change = (value: unknown, key: string): unknown => {
    if (typeof value === "string") return FIXED.has(key) ? value : hostile(value);
    if (Array.isArray(value)) return value.map((inner) => change(inner, `${key}[]`));
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        isMapOfNames(key) ? hostile(name) : name,
        change(inner, name),
      ]),
    );
  };
  return change(sampleRecord(), "") as PlanRecord;
}

/** Maps whose keys a plan chooses. */
function isMapOfNames(key: string): boolean {
  return ["inputs", "layers", "pools", "byLayer", "byPool", "perZone", "fixed"].includes(key);
}
