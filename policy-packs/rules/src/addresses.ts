/** What rules ask about address blocks. */

/** Whether a CIDR block holds every address of its family: 0.0.0.0/0, ::/0, and other ways to write them. */
export function everyAddress(block: string): boolean {
  return /\/0+$/.test(block.trim());
}
