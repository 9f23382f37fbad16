/** A share as a bar with its figure beside it. */
import { percent } from "../../src/model/format.ts";

interface BarProps {
  /** 1 is full; more is drawn as full. */
  readonly share: number;
  /** Instead of the percentage. */
  readonly label?: string;
  /** Share from which on it is too much. Default: never. */
  readonly limit?: number;
}

export function Bar({ share, label, limit = Number.POSITIVE_INFINITY }: BarProps) {
  const tooMuch = share > limit;
  const width = `${Math.min(Math.max(share, 0), 1) * 100}%`;
  return (
    <span class={`bar ${tooMuch ? "bad" : ""}`}>
      <span class="track" aria-hidden="true">
        <span class="fill" style={{ width }} />
      </span>
      <span class="figure">
        {label ?? percent(share)}
        {tooMuch && " (too much)"}
      </span>
    </span>
  );
}
