/** Colours: on a terminal, unless NO_COLOR is set; elsewhere where FORCE_COLOR asks for them. */
import colors from "picocolors";

/** NO_COLOR has the last word, and an empty one counts as not set: https://no-color.org */
export function wantsColour(
  { FORCE_COLOR: forced = "", NO_COLOR: refused = "" }: NodeJS.ProcessEnv,
  terminal: boolean,
): boolean {
  if (refused !== "") return false;
  return forced === "" ? terminal : !["0", "false"].includes(forced);
}

export const style = colors.createColors(
  wantsColour(process.env, process.stdout.isTTY === true && colors.isColorSupported),
);
