/** A table that scrolls sideways by itself where the screen is narrow. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

export interface Column {
  readonly title: string;
  readonly numeric?: boolean;
}

interface TableProps {
  readonly caption: string;
  readonly columns: readonly (Column | string)[];
  readonly rows: readonly (readonly ComponentChildren[])[];
  /** Shown in place of a table without rows. */
  readonly empty?: string;
}

export function Table({ caption, columns, rows, empty = "None." }: TableProps) {
  const id = useId();
  const heads = columns.map((column) => (typeof column === "string" ? { title: column } : column));
  if (rows.length === 0) {
    return (
      <>
        <p class="caption">{caption}</p>
        <p class="muted">{empty}</p>
      </>
    );
  }
  return (
    <div class="scroll" role="region" aria-labelledby={id} tabIndex={0}>
      <table>
        <caption id={id}>{caption}</caption>
        <thead>
          <tr>
            {heads.map(({ title, numeric }) => (
              <th key={title} scope="col" class={numeric ? "numeric" : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) =>
                j === 0 ? (
                  <th key={j} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={j} class={heads[j]?.numeric ? "numeric" : undefined}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
