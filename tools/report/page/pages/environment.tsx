/** The environment file, line by line: where the links of the other pages lead. */
import { useEffect, useRef } from "preact/hooks";
import { usePlan } from "../context.ts";
import { Absent } from "../parts/absent.tsx";
import type { PageProps } from "./index.ts";

export function EnvironmentFile({ settings }: PageProps) {
  const { environmentFile, environment } = usePlan().model.record;
  const target = useRef<HTMLLIElement>(null);
  const wanted = Number(settings["line"]);
  useEffect(() => {
    target.current?.scrollIntoView({ block: "center" });
    target.current?.focus({ preventScroll: true });
  }, [wanted]);
  if (environmentFile === undefined) {
    return <Absent>The plan was not made from an environment file, or by an older planner.</Absent>;
  }
  const path = environmentFile.values.find(({ line }) => line === wanted)?.path;
  return (
    <>
      <p>
        <span class="mono">{environmentFile.name}</span> as it was planned.{" "}
        {path ? (
          <>
            What line {wanted} decides, arithmetic included, is shown by{" "}
            <code>
              drydock explain {environment} {path}
            </code>
            .
          </>
        ) : (
          <>
            What one value decides is shown by <code>drydock explain {environment} PATH</code>.
          </>
        )}
      </p>
      <ol class="source">
        {environmentFile.text
          .replace(/\n$/, "")
          .split("\n")
          .map((line, i) => {
            const current = i + 1 === wanted;
            return (
              <li
                key={i}
                ref={current ? target : null}
                tabIndex={current ? -1 : undefined}
                aria-current={current ? "location" : undefined}
              >
                <code class={/^\s*#/.test(line) ? "comment" : undefined}>{line || " "}</code>
              </li>
            );
          })}
      </ol>
    </>
  );
}
