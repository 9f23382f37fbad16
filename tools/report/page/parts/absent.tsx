/** What a page says where the record has nothing for it. */
import type { ComponentChildren } from "preact";

export function Absent({ children }: { readonly children: ComponentChildren }) {
  return (
    <p class="absent">
      <strong>Not in this record.</strong> {children}
    </p>
  );
}
