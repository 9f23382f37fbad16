/** Where the command prints: results to standard output, everything else to standard error. */
export const output = {
  text: (text: string): void => void process.stdout.write(text),
  line: (text = ""): void => void process.stdout.write(`${text}\n`),
  json: (value: unknown): void => void process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
  error: (text: string): void => void process.stderr.write(text),
};
