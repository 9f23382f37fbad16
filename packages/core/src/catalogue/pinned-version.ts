/** A version of something, and why it is that one. */

export interface PinnedVersion {
  /** Exact: what is installed, never a range and never a name that moves. */
  readonly version: string;
  /** Where the version was read. */
  readonly source: string;
  /** False where one public file is all there was, or the version was seen for a neighbour only. */
  readonly verified: boolean;
}
