/** Loaded into the measured process: leaves its peak resident memory, in KiB, in a file when it exits. */
import { writeFileSync } from "node:fs";

process.on("exit", () => {
  const file = process.env["DRYDOCK_BENCH_MEMORY"];
  if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
});
