/** Where the reader is: the page and its settings, kept in the address after the hash, so that back works. */
import { useEffect, useState } from "preact/hooks";

export interface Route {
  readonly page: string;
  readonly settings: Readonly<Record<string, string>>;
}

export function parseRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  return { page: path || "overview", settings: Object.fromEntries(new URLSearchParams(query)) };
}

/** Settings that are empty are left out. */
export function link(page: string, settings: Readonly<Record<string, string | undefined>> = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(settings)) if (value) query.set(name, value);
  const text = query.toString();
  return `#/${page}${text ? `?${text}` : ""}`;
}

/** While somebody types, the page in the history is replaced and not added to. */
export function replaceRoute(target: string): void {
  history.replaceState(null, "", target);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

export function useRoute(): Route {
  const [route, setRoute] = useState(() => parseRoute(location.hash));
  useEffect(() => {
    const follow = (): void => setRoute(parseRoute(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return route;
}
