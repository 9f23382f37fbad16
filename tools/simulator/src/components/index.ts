/** Every remote component that the simulator expands, by type token. */
import type { RemoteComponent } from "./remote-component.ts";

export const REMOTE_COMPONENTS: ReadonlyMap<string, RemoteComponent> = new Map();
