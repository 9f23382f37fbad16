/** What a tool is: where its pinned source stands, how it is built, and how one that a machine already has is known. */

export interface Tool {
  /** Name of the binary. */
  readonly name: string;
  /** What a rehearsal needs it for. */
  readonly purpose: string;
  /** Folder below `modules/` with the go.mod that pins it. */
  readonly module: string;
  /** Go package to build; `.` where the module has a main of its own. */
  readonly package: string;
  /** Module path whose version in go.mod is the tool's version. */
  readonly pinnedBy: string;
  /** Linker variables that carry the version, by their full name. */
  readonly versionVariables: (version: string) => Readonly<Record<string, string>>;
  /** How a binary tells its version; none where the binary cannot be asked. */
  readonly versionCommand?: { readonly args: readonly string[]; readonly pattern: RegExp };
  /** Versions of a machine's own binary that are used instead of a build: a range of node-semver. */
  readonly accepts: (version: string) => string;
  /** Files of the pinned module that the binary reads at run time; they are put beside it in `<name>.d`. */
  readonly files?: { readonly module: string; readonly paths: readonly string[] };
  /** Tools of Go's Kubernetes test environment are looked for where KUBEBUILDER_ASSETS points. */
  readonly envtest?: boolean;
  /** Kind of a Pulumi plugin: one that `pulumi plugin install` fetched is found in its folder. */
  readonly pluginKind?: "resource";
}
