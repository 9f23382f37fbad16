/** Values that more than one control of the standards allows. */

export const isFalse = (value: unknown): boolean => value === false;

export const isEmpty = (value: unknown): boolean => value === "";

/** Profiles of seccomp and AppArmor that confine; Unconfined is the third type. */
export const isConfined = (value: unknown): boolean => value === "RuntimeDefault" || value === "Localhost";

export const oneOf =
  (...values: readonly string[]) =>
  (value: unknown): boolean =>
    typeof value === "string" && values.includes(value);
