/** Failures of a program, each once. */

/** What the SDK puts before an error on its way from one value to what depends on it. */
const PASSED_ON = /error serializing property "[^"]*": /g;

/**
 * One failure rejects everything that depends on it. Of errors that end in the same words, the longest stays: it
 * names the resources that the failure went through.
 */
export function distinctFailures(errors: readonly Error[]): Error[] {
  for (const error of errors) error.message = error.message.replace(PASSED_ON, "");
  const unique = [...new Map(errors.map((error) => [error.message, error])).values()];
  return unique.filter(
    ({ message }) =>
      !unique.some((other) => other.message !== message && other.message.endsWith(`: ${message}`)),
  );
}
