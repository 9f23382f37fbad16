/** One name in the forms that code, files and packages write it in. */

/** hardenedVpc, HardenedVpc, HardenedVPC and hardened-vpc to hardened-vpc. */
export function kebabCase(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase();
}

/** hardened-vpc to hardenedVpc. */
export function camelCase(kebab: string): string {
  return kebab.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

/** hardened-vpc to HardenedVpc. */
export function pascalCase(kebab: string): string {
  const camel = camelCase(kebab);
  return camel.charAt(0).toUpperCase() + camel.slice(1);
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/**
 * @throws Error when `name` cannot be the name of a package, a directory and a class at once.
 */
export function assertName(kind: string, name: string): void {
  if (NAME.test(name) && name.length <= 40) return;
  const suggestion = kebabCase(name.trim())
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^[^a-z]+|-+$/g, "");
  const hint = NAME.test(suggestion) && suggestion.length <= 40 ? `, for example ${suggestion}` : "";
  throw new Error(
    `"${name}" cannot name a ${kind}: use 1 to 40 lower-case letters and digits in words joined by hyphens, starting with a letter${hint}`,
  );
}

/** hardened-vpc to Hardened vpc. */
export function titleCase(kebab: string): string {
  const words = kebab.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
