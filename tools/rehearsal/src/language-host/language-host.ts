/** The LanguageRuntime service of Pulumi, as far as the engine asks it for programs and policy packs that Node runs itself. */
import type { sendUnaryData, ServerUnaryCall, ServerWritableStream } from "@grpc/grpc-js";
import language from "@pulumi/pulumi/proto/language_pb.js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import emptyproto from "google-protobuf/google/protobuf/empty_pb.js";
import { runNode } from "./node-process.ts";
import { pluginArguments, programArguments, programVariables } from "./program.ts";

/** Exit status by which Pulumi's own runner says that the user has been told everything already. */
const TOLD = 32;

type Unary<Request, Response> = (
  call: ServerUnaryCall<Request, Response>,
  callback: sendUnaryData<Response>,
) => void;

export class LanguageHost {
  #engine: string;

  constructor(engine: string) {
    this.#engine = engine;
  }

  /** The methods by their wire names; the others stay unimplemented, which the engine takes as an answer. */
  readonly service = {
    handshake: ((call, callback) => {
      this.#engine = call.request.getEngineAddress() || this.#engine;
      callback(null, new language.LanguageHandshakeResponse());
    }) satisfies Unary<language.LanguageHandshakeRequest, language.LanguageHandshakeResponse>,

    getPluginInfo: ((_call, callback) => {
      const info = new plugin.PluginInfo();
      info.setVersion("1.0.0");
      callback(null, info);
    }) satisfies Unary<unknown, plugin.PluginInfo>,

    // Plugins are those on the PATH: nothing is to be fetched.
    getRequiredPackages: ((_call, callback) => {
      callback(null, new language.GetRequiredPackagesResponse());
    }) satisfies Unary<unknown, language.GetRequiredPackagesResponse>,

    getRequiredPlugins: ((_call, callback) => {
      callback(null, new language.GetRequiredPluginsResponse());
    }) satisfies Unary<unknown, language.GetRequiredPluginsResponse>,

    about: ((_call, callback) => {
      const about = new language.AboutResponse();
      about.setExecutable(process.execPath);
      about.setVersion(process.version);
      callback(null, about);
    }) satisfies Unary<unknown, language.AboutResponse>,

    run: ((call, callback) =>
      void this.#run(call.request).then((response) => callback(null, response), callback)) satisfies Unary<
      language.RunRequest,
      language.RunResponse
    >,

    runPlugin: (call: ServerWritableStream<language.RunPluginRequest, language.RunPluginResponse>) =>
      void this.#runPlugin(call),

    cancel: ((_call, callback) => callback(null, new emptyproto.Empty())) satisfies Unary<
      unknown,
      emptyproto.Empty
    >,
  };

  async #run(request: language.RunRequest): Promise<language.RunResponse> {
    const ended = await runNode(programArguments(request, this.#engine), {
      cwd: request.getInfo()?.getProgramDirectory() || request.getPwd(),
      variables: programVariables(request),
      // The engine shows what a language host prints as the program's own output.
      stdout: (chunk) => process.stdout.write(chunk),
      stderr: (chunk) => process.stderr.write(chunk),
    });
    const response = new language.RunResponse();
    if (ended === TOLD) response.setBail(true);
    else if (ended !== 0) response.setError(`the program ended with exit status ${ended}`);
    return response;
  }

  async #runPlugin(
    call: ServerWritableStream<language.RunPluginRequest, language.RunPluginResponse>,
  ): Promise<void> {
    const { request } = call;
    const stopped = new AbortController();
    // The engine ends a plugin by cancelling the call.
    call.on("cancelled", () => stopped.abort());
    const write = (set: (response: language.RunPluginResponse) => void): void => {
      const response = new language.RunPluginResponse();
      set(response);
      call.write(response);
    };
    const status = await runNode(pluginArguments(request), {
      cwd: request.getPwd(),
      variables: Object.fromEntries(request.getEnvList().map((pair) => splitOnce(pair, "="))),
      stdout: (chunk) => write((response) => response.setStdout(chunk)),
      stderr: (chunk) => write((response) => response.setStderr(chunk)),
      signal: stopped.signal,
    });
    write((response) => response.setExitcode(status));
    call.end();
  }
}

function splitOnce(text: string, at: string): [string, string] {
  const i = text.indexOf(at);
  return i < 0 ? [text, ""] : [text.slice(0, i), text.slice(i + 1)];
}
