/** Files, folders and standard input as texts: one after the other, whatever is in the way of one of them. */
import type { Dirent } from "node:fs";
import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";

/** Something that could not be judged, and why. */
export interface Problem {
  /** As given on the command line, or below a folder that was. */
  readonly file: string;
  /** Counted from 1; undefined when the file as a whole is meant. */
  readonly document?: number;
  /** Counted from 1. */
  readonly line?: number;
  readonly message: string;
}

export interface Source {
  readonly file: string;
  readonly text: string;
}

/** Stands for standard input. */
export const STDIN = "-";

/** Larger ones would not fit into memory once read. */
const MOST_BYTES = 64 * 1024 * 1024;
const EXTENSIONS = /\.(ya?ml|json)$/i;
/** Packages that were installed, and folders of tools, are not what a folder is about. */
const NOT_ENTERED = /^(\..*|node_modules)$/;

/** Reads each path in turn; folders are entered, and their files come in the order of their names. */
export async function* readSources(paths: readonly string[]): AsyncGenerator<Source | Problem> {
  for (const path of paths) {
    if (path === STDIN) yield await readFrom(STDIN, process.stdin);
    else yield* readPath(path, true);
  }
}

async function* readPath(path: string, named: boolean): AsyncGenerator<Source | Problem> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) yield* readFolder(path);
    else if (found.isFile() || (named && found.isFIFO())) yield await readFile(path, found.size);
    else if (named) yield { file: path, message: "is neither a file nor a folder" };
  } catch (error) {
    yield { file: path, message: reason(error as NodeJS.ErrnoException) };
  }
}

/** Links to folders are not followed: they may lead back. */
async function* readFolder(folder: string): AsyncGenerator<Source | Problem> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !NOT_ENTERED.test(entry.name)) {
      try {
        yield* readFolder(path);
      } catch (error) {
        yield { file: path, message: reason(error as NodeJS.ErrnoException) };
      }
    } else if (EXTENSIONS.test(entry.name) && (await isFile(path, entry))) yield* readPath(path, false);
  }
}

/** A link that leads nowhere is left to be read, so that it is reported. */
async function isFile(path: string, entry: Dirent): Promise<boolean> {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return stat(path).then(
    (found) => found.isFile(),
    () => true,
  );
}

async function readFile(file: string, size: number): Promise<Source | Problem> {
  if (size > MOST_BYTES) return tooLarge(file);
  const handle = await open(file, "r");
  return readFrom(file, handle.createReadStream());
}

async function readFrom(file: string, stream: AsyncIterable<unknown>): Promise<Source | Problem> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > MOST_BYTES) return tooLarge(file);
    chunks.push(bytes);
  }
  const bytes = Buffer.concat(chunks, size);
  if (bytes.includes(0)) return { file, message: "is binary, not text" };
  try {
    return { file, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { file, message: "is not UTF-8 text" };
  }
}

function tooLarge(file: string): Problem {
  return { file, message: `is larger than ${MOST_BYTES / 1024 / 1024} MB, and is not read; split it` };
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "may not be read (permission denied)",
  EPERM: "may not be read (permission denied)",
  ELOOP: "is a symbolic link that leads back to itself",
};

function reason({ code, message }: NodeJS.ErrnoException): string {
  return REASONS[code ?? ""] ?? `cannot be read (${code ?? message})`;
}
