/** What the YAML parser's errors mean for whoever edits the file. */
import type { ErrorCode } from "yaml";

interface Said {
  readonly message: string;
  readonly change: string;
}

const SAID: Partial<Record<ErrorCode, Said>> = {
  BAD_INDENT: {
    message: "the indentation is wrong, or a [ or { is not closed",
    change: "close the bracket of the lines above, or indent this line like its neighbours",
  },
  TAB_AS_INDENT: { message: "a tab is used as indentation", change: "indent with spaces" },
  BLOCK_AS_IMPLICIT_KEY: {
    message: "a map begins where a value is expected",
    change: "indent this line like its neighbours, or put the value in quotes if it holds a colon",
  },
  MULTILINE_IMPLICIT_KEY: {
    message: "a key goes over more than one line",
    change: "put a colon after the key, or indent this line like its neighbours",
  },
  MISSING_CHAR: {
    message: "a character is missing: a closing quote or bracket, or the colon after a key",
    change: "add it",
  },
  BAD_SCALAR_START: {
    message: "a value begins with a character that YAML reserves",
    change: "put the value in quotes",
  },
  MULTIPLE_DOCS: { message: "the file holds more than one document", change: "remove the line ---" },
  TAG_RESOLVE_FAILED: {
    message: "tags are not used in this file",
    change: "remove the word that begins with !",
  },
  RESOURCE_EXHAUSTION: { message: "lists or maps are nested too deeply", change: "nest less" },
  UNEXPECTED_TOKEN: {
    message: "this text does not belong here",
    change: "indent this line like its neighbours, or put the value in quotes",
  },
};

/** The parser's own words where it has a rarer complaint. */
export function syntaxMessage(code: ErrorCode, message: string): Said {
  const said = SAID[code] ?? { message: message.toLowerCase(), change: "correct the YAML" };
  return { message: `not valid YAML: ${said.message}`, change: said.change };
}
