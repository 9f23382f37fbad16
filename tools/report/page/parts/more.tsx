/** A long list by portions: the first, and a button for the next. */
import { type ComponentChildren, Fragment } from "preact";
import { useState } from "preact/hooks";

interface MoreProps<T> {
  readonly items: readonly T[];
  readonly portion: number;
  readonly children: (shown: readonly T[]) => ComponentChildren;
}

export function More<T>({ items, portion, children }: MoreProps<T>) {
  const [count, setCount] = useState(portion);
  const hidden = items.length - count;
  return (
    <Fragment>
      {children(items.slice(0, count))}
      {hidden > 0 && (
        <button class="more" type="button" onClick={() => setCount(count + portion)}>
          Show {Math.min(hidden, portion)} more of {hidden}
        </button>
      )}
    </Fragment>
  );
}
