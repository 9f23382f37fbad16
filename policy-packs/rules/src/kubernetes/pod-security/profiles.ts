/** Profiles of AppArmor and seccomp: an object whose type says which, and which is wrong without one. */
import { isObject, joined } from "../../inputs.ts";
import type { Field } from "./fields.ts";

/** The type of every profile that is set; a profile that is no object stands for its type, misshapen. */
export function profileTypes(profiles: readonly Field[]): readonly Field[] {
  return profiles
    .filter(({ value }) => value !== undefined)
    .map((field) => {
      const { path, value, misshapen } = field;
      if (misshapen || !isObject(value)) return { ...field, misshapen: true };
      return { path: joined(path, "type"), value: value["type"] ?? undefined, misshapen: false };
    });
}
