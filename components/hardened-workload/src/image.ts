/** Image references: which version they mean, and whether they mean one at all. */

interface ImageReference {
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

/** The last colon starts a tag only after the last slash: before it, it starts a registry's port. */
function parse(image: string): ImageReference {
  const [path = "", digest] = image.split("@", 2);
  const tag = /:([^:/]*)$/.exec(path)?.[1];
  return { tag, digest };
}

export function imageTag(image: string): string | undefined {
  return parse(image).tag;
}

/** What is wrong with an image reference, or undefined. */
export function imageProblem(image: string): string | undefined {
  const { tag, digest } = parse(image);
  if (!/^[a-z0-9]/.test(image) || /\s/.test(image)) return `"${image}" is not an image reference`;
  if (digest !== undefined) {
    return /^sha256:[0-9a-f]{64}$/.test(digest) ? undefined : `"${image}" has no complete sha256 digest`;
  }
  if (tag === undefined) return `"${image}" has neither a tag nor a digest; name the version that was tested`;
  if (tag === "latest") return `"${image}" is another image every day; name the version that was tested`;
  return /^\w[\w.-]{0,127}$/.test(tag)
    ? undefined
    : `"${image}" has no tag of letters, digits, dots and dashes`;
}
