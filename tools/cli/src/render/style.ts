/** Colours, on a terminal that wants them. picocolors honours NO_COLOR and FORCE_COLOR. */
import colors from "picocolors";

const enabled =
  colors.isColorSupported && (process.stdout.isTTY === true || process.env["FORCE_COLOR"] !== undefined);

export const style = colors.createColors(enabled && process.env["NO_COLOR"] === undefined);
