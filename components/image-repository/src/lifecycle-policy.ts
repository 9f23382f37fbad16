/** Which images of a repository are deleted, and when. */

/**
 * Images that no tag names any more: nothing can start from them but by a digest that somebody wrote down.
 *
 * @throws Error for less than a day, or a part of one.
 */
export function lifecyclePolicy(untaggedDays: number) {
  if (!Number.isInteger(untaggedDays) || untaggedDays < 1) {
    throw new Error(`untaggedDays: must be a whole number of days, 1 or more (got ${untaggedDays})`);
  }
  return {
    rules: [
      {
        rulePriority: 1,
        description: "Images without a tag",
        selection: {
          tagStatus: "untagged",
          countType: "sinceImagePushed",
          countUnit: "days",
          countNumber: untaggedDays,
        },
        action: { type: "expire" },
      },
    ],
  } as const;
}
