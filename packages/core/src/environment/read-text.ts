/** Reads a file that people write; says in their words why it cannot be read. */
import { isUtf8 } from "node:buffer";
import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { EnvironmentError, type Problem } from "./problems/problem.ts";

/** A path as messages show it: relative to the working directory. */
export function shownFile(file: string): string {
  return relative(process.cwd(), file) || file;
}

/** @throws EnvironmentError when the file cannot be read or has nothing in it. */
export async function readText(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    throw new EnvironmentError([unreadable(file, error as NodeJS.ErrnoException)]);
  });
  if (!isUtf8(bytes)) {
    const change = "save it as UTF-8";
    throw new EnvironmentError([{ file: shownFile(file), path: "", message: "is not UTF-8 text", change }]);
  }
  const text = bytes.toString("utf8");
  if (text.trim() === "") {
    const change = "write the environment into it; docs/environment.md describes every key";
    throw new EnvironmentError([{ file: shownFile(file), path: "", message: "the file is empty", change }]);
  }
  return text;
}

const REASONS: Readonly<Record<string, Pick<Problem, "message" | "change">>> = {
  ENOENT: { message: "there is no such file", change: "create it, or correct the name" },
  EISDIR: { message: "is a directory, not a file", change: "put the file in its place" },
  EACCES: { message: "may not be read (permission denied)", change: "give yourself permission to read it" },
  EPERM: { message: "may not be read (permission denied)", change: "give yourself permission to read it" },
  ELOOP: { message: "is a symbolic link that leads back to itself", change: "put the file in its place" },
};

export function unreadable(file: string, error: NodeJS.ErrnoException): Problem {
  const reason = REASONS[error.code ?? ""];
  return {
    file: shownFile(file),
    path: "",
    message: reason?.message ?? `cannot be read (${error.code ?? error.message})`,
    change: reason?.change ?? "check the file and the disk that it is on",
  };
}
