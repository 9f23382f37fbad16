// What the engine starts. Its runner would compile TypeScript that it requires itself; what JavaScript imports, Node runs as it is.
import "./src/entry.ts";
