/** Exit statuses, the same for every verb. */
export const EXIT = {
  /** All is well. */
  fine: 0,
  /** The work was done, and there are findings. */
  findings: 1,
  /** Wrong input or usage: nothing was done. */
  usage: 2,
  /** The tool's own surroundings are not as needed. */
  surroundings: 3,
  /** Ended by Ctrl-C. */
  interrupted: 130,
} as const;
