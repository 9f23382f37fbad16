/** Figures as people read them. */

const usd = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD", maximumFractionDigits: 0 });
const cents = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });
const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 1 });

/** Under ten dollars the cents count. */
export function money(value: number): string {
  return Math.abs(value) < 10 && value !== 0 ? cents.format(value) : usd.format(value);
}

export function amount(value: number): string {
  return number.format(value);
}

/** 0.333 is 33%. */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** Plurals of nouns that take an s. */
export function counted(count: number, noun: string): string {
  return `${number.format(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** A remedy reads on from "change:"; alone it begins with a capital and ends with a stop. */
export function sentence(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}
