/** YAML as kubectl reads it: version 1.1 where Go's parser keeps to it, and 1.2 says something else. */
import { CORE_SCHEMA, Type } from "js-yaml";

const BOOLEANS = /^(?:(y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)|n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/;
const boolean = new Type("tag:yaml.org,2002:bool", {
  kind: "scalar",
  resolve: (text: unknown) => typeof text === "string" && BOOLEANS.test(text),
  construct: (text: string) => BOOLEANS.exec(text)?.[1] !== undefined,
});

/** Underscores are for the eye; a leading zero makes a number octal, unless it has an 8 or a 9 in it. */
const INTEGER = /^([-+]?)(?:0[bB]([01]+)|0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|(\d+))$/;
const plain = (text: string): string => (/^[-+\d]/.test(text) ? text.replaceAll("_", "") : text);
const integer = new Type("tag:yaml.org,2002:int", {
  kind: "scalar",
  resolve: (text: unknown) => typeof text === "string" && INTEGER.test(plain(text)),
  construct: (text: string) => {
    const [, sign, binary, hexadecimal, octal, decimal] = INTEGER.exec(plain(text)) ?? [];
    const radix = binary ? 2 : hexadecimal ? 16 : octal ? 8 : 10;
    const size = Number.parseInt(binary ?? hexadecimal ?? octal ?? decimal ?? "", radix);
    // JSON knows no negative zero.
    return sign === "-" && size !== 0 ? -size : size;
  },
});

const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const SPECIAL: Readonly<Record<string, number>> = {
  ".nan": NaN,
  ".inf": Infinity,
  "+.inf": Infinity,
  "-.inf": -Infinity,
};
const float = new Type("tag:yaml.org,2002:float", {
  kind: "scalar",
  resolve: (text: unknown) =>
    typeof text === "string" && (FLOAT.test(plain(text)) || Object.hasOwn(SPECIAL, text.toLowerCase())),
  construct: (text: string) => SPECIAL[text.toLowerCase()] ?? Number(plain(text)),
});

const merge = new Type("tag:yaml.org,2002:merge", {
  kind: "scalar",
  resolve: (text: unknown) => text === "<<" || text === null,
});

const binary = new Type("tag:yaml.org,2002:binary", {
  kind: "scalar",
  resolve: (text: unknown) => typeof text === "string" && /^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(text),
  construct: (text: string) => Buffer.from(text, "base64").toString("utf8"),
});

export const KUBECTL_SCHEMA = CORE_SCHEMA.extend({
  implicit: [merge, boolean, integer, float],
  explicit: [binary],
});
