/** TOML as the real component's library writes Bottlerocket settings: values first, then tables, indented below them. */
import { isObject } from "../../account/input.ts";

export function tomlText(value: Readonly<Record<string, unknown>>): string {
  return table("", "", value);
}

function table(prefix: string, indent: string, value: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null);
  const values = entries.filter(([, inner]) => !isObject(inner));
  const deeper = prefix && values.length > 0 ? `${indent}  ` : "";
  const lines = values.map(([key, inner]) => `${indent}${keyText(key)} = ${valueText(inner)}`);
  const tables = entries.flatMap(([key, inner]) => {
    if (!isObject(inner)) return [];
    const name = `${prefix}${keyText(key)}`;
    const header = Object.values(inner).some((one) => !isObject(one)) ? `${deeper}[${name}]\n` : "";
    return [header + table(`${name}.`, deeper, inner)];
  });
  return [...lines, ...(lines.length > 0 ? [""] : []), ...tables].join("\n");
}

function keyText(key: string): string {
  return /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "[ ]" : `[ ${value.map(valueText).join(", ")} ]`;
  if (typeof value === "number") return numberText(value);
  return JSON.stringify(value);
}

/** Thousands are set apart: 1_500. */
function numberText(value: number): string {
  const [whole = "", fraction] = String(value).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, "_");
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
