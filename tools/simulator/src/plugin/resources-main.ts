/**
 * Entry of a provider plugin of resources: `pulumi-resource-aws` runs it. It prints the port that it listens on, as the
 * engine expects of every plugin. The account is the file that DRYDOCK_ACCOUNT names; what takes AWS minutes to make takes
 * DRYDOCK_MAKING_MS here.
 */
import { Server, ServerCredentials } from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { createSimulator } from "../create-simulator.ts";
import { AccountFile } from "./account-file.ts";
import { Resources } from "./resources.ts";
import { ProviderService } from "./service.ts";

const {
  DRYDOCK_ACCOUNT: path,
  DRYDOCK_ACCOUNT_ID: accountId = "123456789012",
  AWS_REGION: region = "us-east-1",
  DRYDOCK_MAKING_MS: makingMs = "200",
} = process.env;
if (!path) {
  process.stderr.write("DRYDOCK_ACCOUNT is not set: it names the file of the simulated account\n");
  process.exit(1);
}
const [version = "0.0.0"] = process.argv.slice(2);
const file = new AccountFile(path, accountId);
const resources = new Resources(file, createSimulator(file.account), Number(makingMs));
const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
server.addService(
  providerGrpc.ResourceProviderService,
  new ProviderService(resources, region, version).service,
);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  process.stdout.write(`${port}\n`);
});
