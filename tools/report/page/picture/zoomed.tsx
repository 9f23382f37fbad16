/** A drawing that can be moved and made larger: by buttons, wheel with a modifier, pointer, and keys. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

interface ZoomedProps {
  readonly width: number;
  readonly height: number;
  readonly children: ComponentChildren;
}

const STEP = 1.25;
const LIMITS = { least: 0.25, most: 4 } as const;
const ROOM = 8;

/** 1 fits the width; beyond it the frame scrolls, with the bars and keys that the browser gives. */
export function Zoomed({ width, height, children }: ZoomedProps) {
  const [zoom, setZoom] = useState(1);
  const frame = useRef<HTMLDivElement>(null);
  const drag = useDrag(frame);
  useEffect(() => {
    const { current } = frame;
    if (current) current.scrollLeft = (current.scrollWidth - current.clientWidth) / 2;
  }, []);
  const by = (factor: number): void =>
    setZoom((before) => Math.min(Math.max(before * factor, LIMITS.least), LIMITS.most));
  const onKey = (event: KeyboardEvent): void => {
    const factor = { "+": STEP, "=": STEP, "-": 1 / STEP }[event.key];
    if (factor !== undefined) by(factor);
    else if (event.key === "0") setZoom(1);
  };
  const onWheel = (event: WheelEvent): void => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    by(event.deltaY < 0 ? STEP : 1 / STEP);
  };
  return (
    <div class="drawing">
      <div class="zoom" role="group" aria-label="Size of the picture">
        <button type="button" onClick={() => by(1 / STEP)} aria-label="Smaller">
          −
        </button>
        <button type="button" onClick={() => setZoom(1)}>
          Fit
        </button>
        <button type="button" onClick={() => by(STEP)} aria-label="Larger">
          +
        </button>
        <span class="muted" role="status">
          {Math.round(zoom * 100)}%
        </span>
      </div>
      <div
        ref={frame}
        class="canvas"
        role="region"
        aria-label="Architecture; plus and minus change the size"
        tabIndex={0}
        onKeyDown={onKey}
        onWheel={onWheel}
        {...drag}
      >
        <svg
          viewBox={`${-ROOM} ${-ROOM} ${width + 2 * ROOM} ${height + 2 * ROOM}`}
          style={{ width: `${zoom * 100}%` }}
        >
          {children}
        </svg>
      </div>
    </div>
  );
}

/** Moves the frame with a pressed mouse; touch scrolls by itself. */
function useDrag(frame: { readonly current: HTMLElement | null }) {
  const last = useRef<{ x: number; y: number } | undefined>(undefined);
  return {
    onPointerDown: (event: PointerEvent): void => {
      if (event.pointerType === "mouse" && event.button === 0)
        last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent): void => {
      if (last.current === undefined || event.buttons !== 1) return;
      frame.current?.scrollBy(last.current.x - event.clientX, last.current.y - event.clientY);
      last.current = { x: event.clientX, y: event.clientY };
    },
    onPointerUp: (): void => {
      last.current = undefined;
    },
  };
}
