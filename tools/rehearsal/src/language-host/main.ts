/**
 * Entry of the stand-in for Pulumi's Node language host: `pulumi-language-nodejs` where the CLI's own is absent.
 * It prints the port that it listens on, as the engine expects of every plugin, and runs until the engine closes it.
 */
import { Server, ServerCredentials } from "@grpc/grpc-js";
import languageGrpc from "@pulumi/pulumi/proto/language_grpc_pb.js";
import { LanguageHost } from "./language-host.ts";

// The last argument is the engine's address; those before it are the runtime's options, told again with each program.
const host = new LanguageHost(process.argv.slice(2).at(-1) ?? "");
const server = new Server({
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
});
server.addService(languageGrpc.LanguageRuntimeService, host.service);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
