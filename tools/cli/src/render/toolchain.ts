/** The programs of a rehearsal as text. */
import type { Found, Status } from "@drydock/toolchain";
import { style } from "./style.ts";
import { table } from "./table.ts";

const STATUS: Readonly<Record<Status, string>> = {
  machine: "✓ on this machine",
  built: "✓ built",
  missing: "✗ missing",
};

export function renderToolchain(found: readonly Found[], go: string | undefined): string {
  const rows = found.map(({ tool, version, status, why }) => [
    tool.name,
    version,
    STATUS[status],
    why[0] ?? "",
    tool.purpose,
  ]);
  const passedOver = found.flatMap(({ why }) => why.slice(1));
  const missing = found.filter(({ status }) => status === "missing").length;
  return `${[
    table(["TOOL", "VERSION", "STATUS", "WHY", "WHAT FOR"], rows),
    "",
    ...passedOver.map((text) => style.dim(`not used: ${text}`)),
    ...found.filter(({ status }) => status !== "missing").map(({ path }) => style.dim(path)),
    missing === 0
      ? "All there."
      : `${missing} missing; build them with: drydock toolchain --build (${go ? `with ${go}` : "needs Go 1.25 or newer, which is not on the PATH"})`,
  ].join("\n")}\n`;
}
